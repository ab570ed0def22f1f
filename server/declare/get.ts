import { EDITABLE } from '../../shared/declare/declaration.ts'
import { empty } from '../../shared/declare/form.ts'
import { PROMISE_VERSION } from '../../shared/declare/promise.ts'
import { FILLED } from '../../shared/declare/sections.ts'
import type { Step } from '../../shared/list.api.ts'
import type { Ctx } from '../ctx.ts'
import { stepsOf } from '../history.ts'
import { applicant } from './applicant.ts'
import { editionsOf, filesOf, fileView, headsOf, wayOf } from './declare.store.ts'
import { ownActions, submitProblem } from './facts.ts'
import { faultsIn, knownOf, ownSections } from './form.store.ts'
import { declarationSeen } from './seen.store.ts'

/** The whole file for the applicant: head, form, documents, faults, returned points, life line, what may be done. */
export async function get(ctx: Ctx, { id }: { id: string }) {
  const q = ctx.db.read
  const row = await declarationSeen(ctx, q, id)
  const asker = await applicant(ctx, q)
  const [head] = await headsOf(ctx, q, [row])
  const kept = new Map((await ownSections(ctx.app, q, id)).map((each) => [each.section, each]))
  const files = await filesOf(q, id)
  const editable = EDITABLE.includes(row.state)
  const faults = editable ? await faultsIn(ctx.app, q, row, asker, ctx.now) : []
  const fault = editable ? await submitProblem(q, row, asker, faults, ctx.now) : null
  const editions = await editionsOf(q, id)
  return {
    ...head!,
    sections: FILLED[row.kind].map(
      (section) => kept.get(section) ?? { section, version: 0, at: null, content: empty() },
    ),
    known: await knownOf(q, asker),
    files: files.map(fileView),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    faults,
    points: row.state === 'returned' || row.state === 'correcting' ? (row.returnPoints ?? []) : [],
    way: await wayOf(q, row),
    steps: stepsShown(await stepsOf(q, 'declaration', id), asker.person.name),
    promise: PROMISE_VERSION,
    editions: editions.map(({ no, at, sha256 }) => ({ no, at: +at, sha256 })),
    actions: await ownActions(ctx, q, row, fault),
  }
}

/** What an applicant is not told of a step: parts of one, and words of reviewers that are no return (domain 4.15). */
const PARTS: readonly string[] = ['passPart']
const TOLD: readonly string[] = ['sendBack', 'fail', 'correct', 'reopen', 'late', 'stopped']

/** Offices act by their name, not by that of a person (domain 4.5). */
const stepsShown = (steps: readonly Step[], own: string): Step[] =>
  steps
    .filter(({ action }) => !PARTS.includes(action))
    .map((step) => ({
      ...step,
      actorName: step.orgName ? '' : step.actorName && own,
      reason: TOLD.includes(step.action) ? step.reason : null,
    }))
