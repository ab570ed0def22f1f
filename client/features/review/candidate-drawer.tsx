import { createSignal, For, Show } from 'solid-js'
import { SECTION_KEYS } from '../../../shared/review/dossier.ts'
import { type CallOutput, link, upload } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { useStaff } from '../../lib/staff.tsx'
import { Button } from '../../ui/button.tsx'
import { DossierSection } from '../../ui/dossier-section.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FileDrop, sizeText } from '../../ui/file-drop.tsx'
import { Section, Stack } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ReasonSheet } from '../../ui/reason-sheet.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type Candidate, type Review, useDossier, useFiles } from './queries.ts'
import './candidate.css'

const MAX_BYTES = 20 * 1024 * 1024

/** One candidate: facts, the file as the experts will read it, documents, and while it is still open, what may be added, removed or withdrawn. */
export function CandidateDrawer(props: {
  review: Review
  candidate: Candidate | undefined
  previous: Candidate | undefined
  next: Candidate | undefined
  onGo: (candidate: Candidate | undefined) => void
}) {
  const staff = useStaff()
  const act = useAct()
  const [withdrawing, setWithdrawing] = createSignal(false)
  const editable = () => staff.may('review.edit')
  const mayWithdraw = () =>
    editable() &&
    !props.candidate?.withdrawn &&
    (props.review.status === 'draft' || props.review.status === 'approved')
  return (
    <>
      <Drawer
        wide
        open={props.candidate !== undefined}
        onClose={() => props.onGo(undefined)}
        title={props.candidate?.name ?? ''}
        meta={
          props.candidate ? t('candidates.meta', { no: props.candidate.no, unit: props.candidate.unit }) : ''
        }
        end={
          <>
            <Button kind="quiet" off={!props.previous} onPress={() => props.onGo(props.previous)}>
              {t('candidates.previous')}
            </Button>
            <Button kind="quiet" off={!props.next} onPress={() => props.onGo(props.next)}>
              {t('candidates.next')}
            </Button>
          </>
        }
        {...(mayWithdraw()
          ? {
              foot: (
                <Button kind="danger" size="touch" onPress={() => setWithdrawing(true)}>
                  {t('candidates.withdraw')}
                </Button>
              ),
            }
          : {})}
      >
        <Show when={props.candidate} keyed>
          {(candidate) => (
            <Stack gap={6}>
              <Show when={candidate.withdrawn}>
                {(reason) => <p class="bad">{t('candidates.withdrawn.why', { reason: reason() })}</p>}
              </Show>
              <Facts
                facts={[
                  [t('candidates.group'), candidate.group || t('candidates.group.none')],
                  [t('candidates.applied'), candidate.appliedTitle],
                  [t('candidates.current'), candidate.currentTitle || '–'],
                  [t('people.specialty'), candidate.specialty || '–'],
                  [t('candidates.sex'), candidate.sex],
                  [t('candidates.id'), candidate.idMasked || '–'],
                ]}
              />
              <Papers candidateId={candidate.id} />
              <Documents review={props.review} candidate={candidate} />
            </Stack>
          )}
        </Show>
      </Drawer>
      <ReasonSheet
        open={withdrawing()}
        onClose={() => setWithdrawing(false)}
        title={t('candidates.withdraw.title', { name: props.candidate?.name ?? '' })}
        action={t('candidates.withdraw')}
        kind="danger"
        effect={t('candidates.withdraw.effect')}
        onConfirm={(reason) =>
          act(
            'review.withdraw',
            { reviewId: props.review.id, candidateId: props.candidate!.id, reason },
            () => toast(t('candidates.withdraw.done')),
          )
        }
      />
    </>
  )
}

/** 申报材料 as the experts will read it: every section of the form, one after the other. */
function Papers(props: { candidateId: string }) {
  const dossier = useDossier(() => props.candidateId)
  return (
    <Loaded query={dossier} lines={8}>
      {(found) => (
        <Show
          when={found().sections.length > 0}
          fallback={<p class="meta">{t('candidates.dossier.none')}</p>}
        >
          <For each={inReadingOrder(found().sections)}>
            {(section) => {
              const title = () => t(`dossier.section.${section.key}`)
              return (
                <Section gap={3} title={title()}>
                  <DossierSection section={section} title={title()} />
                </Section>
              )
            }}
          </For>
        </Show>
      )}
    </Loaded>
  )
}

const inReadingOrder = (sections: CallOutput<'review.dossier'>['sections']) =>
  SECTION_KEYS.flatMap((key) =>
    sections.filter((section) => section.key === key).map((section) => ({ ...section, key })),
  )

/** The documents: each opens beside; added and removed only before the approval. */
function Documents(props: { review: Review; candidate: Candidate }) {
  const staff = useStaff()
  const act = useAct()
  const files = useFiles(() => props.candidate.id)
  const [removing, setRemoving] = createSignal<{ id: string; name: string } | null>(null)
  const editable = () => staff.may('review.edit') && props.review.status === 'draft'
  return (
    <Section gap={3} title={t('candidates.documents')}>
      <Loaded query={files} lines={3}>
        {(list) => (
          <Show when={list().length > 0} fallback={<p class="meta">{t('candidates.documents.none')}</p>}>
            <ul class="documents">
              <For each={list()}>
                {(file) => (
                  <li>
                    <a href={link('review.file', { fileId: file.id })} target="_blank" rel="noreferrer">
                      {file.name}
                    </a>
                    <span class="faint nowrap">{sizeText(file.size)}</span>
                    <Show when={editable()}>
                      <Button
                        kind="quiet"
                        label={t('candidates.remove_file', { name: file.name })}
                        onPress={() => setRemoving(file)}
                      >
                        {t('act.remove')}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <Show when={editable()} fallback={<p class="meta">{t('candidates.attach.frozen')}</p>}>
        <FileDrop
          multiple
          accept=".pdf,.jpg,.jpeg,.png"
          maxBytes={MAX_BYTES}
          hint={t('candidates.attach.one')}
          send={(file, onProgress, signal) =>
            upload('review.attachOne', { candidateId: props.candidate.id }, file, onProgress, signal)
          }
          onDone={() => void files.refetch()}
        />
      </Show>
      <Sheet
        open={removing() !== null}
        onClose={() => setRemoving(null)}
        title={t('candidates.remove_file', { name: removing()?.name ?? '' })}
        effect={t('candidates.remove_file.effect')}
        action={t('act.remove')}
        kind="danger"
        onConfirm={() => act('review.removeFile', { fileId: removing()!.id })}
      />
    </Section>
  )
}
