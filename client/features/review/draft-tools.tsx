import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { link } from '../../lib/call.ts'
import { t } from '../../lib/i18n.ts'
import { useAct } from '../../lib/query.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Row, Section } from '../../ui/layout.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toasts.tsx'
import { importPlace } from './places.ts'
import type { Review } from './queries.ts'

/** What may still be done with a draft: mend the workbook and import it again, or throw it away. */
export function DraftTools(props: { review: Review }) {
  const act = useAct()
  const navigate = useNavigate()
  const [discarding, setDiscarding] = createSignal(false)
  return (
    <Section gap={3} title={t('review.draft')}>
      <p class="prose meta">{t('review.draft.text')}</p>
      <Row gap={3}>
        <ButtonLink href={link('review.export', { reviewId: props.review.id })} download>
          {t('review.export')}
        </ButtonLink>
        <ButtonLink href={importPlace(props.review.id)}>{t('review.import.replace')}</ButtonLink>
        <Button kind="danger" onPress={() => setDiscarding(true)}>
          {t('review.discard')}
        </Button>
      </Row>
      <Sheet
        open={discarding()}
        onClose={() => setDiscarding(false)}
        title={t('review.discard.title', { title: props.review.title })}
        effect={t('review.discard.effect', {
          candidates: props.review.candidates,
          experts: props.review.experts,
        })}
        action={t('review.discard')}
        kind="danger"
        onConfirm={() =>
          act('review.discard', { reviewId: props.review.id, version: props.review.version }, () => {
            toast(t('review.discarded'))
            navigate('/reviews')
          })
        }
      />
    </Section>
  )
}
