import { isDeepStrictEqual } from 'node:util'
import type { SentCommand } from '../../server/simulate/tablet.ts'
import type { Choice } from '../../shared/live/state.ts'
import type { Stored } from './crash-corpse.ts'

/** Where a command was sent from: which seat, and which round its tablet was looking at. */
export interface From {
  roundId: string
  seatId: string
}

interface Entry extends From {
  sent: SentCommand
  /** The answer found in the store while the tablet had none yet; what it hears later must be the same. */
  foundAnswer?: unknown
}

/**
 * What the tablets know: every command they sent and the answer they got. After each crash it is held against what
 * the dead server left on the disk.
 */
export class Ledger {
  #entries = new Map<string, Entry>()
  #unchecked = new Set<string>()
  /** Effects of answered commands, latest last: `draft <round> <seat> <candidate>` → choice, and so on. */
  #effects = new Map<string, unknown>()
  /** Lists handed in, by round and seat, as the tablet sent them. */
  #lists = new Map<string, Map<string, Record<string, Choice>>>()
  acknowledged = 0

  note(from: From, sent: SentCommand): void {
    const id = sent.input.commandId
    const entry = this.#entries.get(id) ?? { ...from, sent }
    this.#entries.set(id, entry)
    this.#unchecked.add(id)
    if (!sent.answer?.ok) return
    this.acknowledged++
    if (entry.foundAnswer !== undefined && !isDeepStrictEqual(entry.foundAnswer, kept(sent.answer.value)))
      throw new Error(`${sent.operation} was answered otherwise after the crash than before it`)
    this.#keep(entry, sent.answer.value)
  }

  #keep(entry: Entry, answer: Record<string, unknown>): void {
    for (const [key, value] of effectsOf(entry, answer)) this.#effects.set(key, value)
    if (entry.sent.operation !== 'live.submit') return
    const lists = this.#lists.get(entry.roundId) ?? new Map<string, Record<string, Choice>>()
    lists.set(entry.seatId, entry.sent.input.choices as Record<string, Choice>)
    this.#lists.set(entry.roundId, lists)
  }

  /** The drafts of a seat in a round, as acknowledged. */
  draftsOf({ roundId, seatId }: From): Record<string, Choice> {
    const prefix = `draft ${roundId} ${seatId} `
    return Object.fromEntries(
      [...this.#effects]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value as Choice]),
    )
  }

  /** Everything that is not as it must be, in words; empty when the store holds what was promised. */
  compare(stored: Stored, whole = false): string[] {
    const faults: string[] = []
    for (const id of whole ? this.#entries.keys() : this.#unchecked) {
      const entry = this.#entries.get(id)!
      const { operation, answer } = entry.sent
      const found = stored.commands.get(id)
      if (answer?.ok && !found) faults.push(`${operation} ${id} was acknowledged and is gone`)
      else if (answer?.ok && !isDeepStrictEqual(found, kept(answer.value)))
        faults.push(`${operation} ${id} is stored with another answer than was given`)
      else if (answer && !answer.ok && found) faults.push(`${operation} ${id} was refused and is stored`)
      else if (!answer && found) {
        // Saved, but the answer was lost on its way: from now on it counts as done.
        entry.foundAnswer = found
        this.#keep(entry, found as Record<string, unknown>)
      }
      if (answer) this.#unchecked.delete(id)
    }
    const expected = new Map(
      [...this.#effects].filter(
        ([key]) => !key.startsWith('draft ') || !stored.closed.has(key.split(' ')[1]!),
      ),
    )
    for (const [key, value] of expected)
      if (!isDeepStrictEqual(stored.effects.get(key), value))
        faults.push(`${nameless(key)}: stored is not what was acknowledged`)
    for (const key of stored.effects.keys())
      if (!expected.has(key)) faults.push(`${nameless(key)} is stored, but its command is not`)
    for (const [roundId, tallies] of stored.sealed) {
      const lists = [...(this.#lists.get(roundId)?.values() ?? [])]
      const counted: Record<string, Record<Choice, number>> = {}
      for (const list of lists)
        for (const [candidateId, choice] of Object.entries(list))
          (counted[candidateId] ??= { yes: 0, no: 0, abstain: 0 })[choice]++
      if (!isDeepStrictEqual(counted, tallies)) faults.push('a sealed round does not hold what was handed in')
    }
    return faults
  }
}

/** The server keeps the answer of a draft without its choice, which must not stand beside an account. */
function kept({ choice: _choice, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest
}

/** A fault is printed, a choice never. */
const nameless = (key: string): string => key.split(' ')[0]!

function effectsOf({ sent, roundId, seatId }: Entry, answer: Record<string, unknown>): [string, unknown][] {
  const { candidateId, choice, parts, text } = sent.input
  switch (sent.operation) {
    case 'live.draft':
      return [[`draft ${roundId} ${seatId} ${candidateId}`, choice]]
    case 'live.submit':
      return [[`receipt ${roundId} ${seatId}`, answer.receipt]]
    case 'live.signIn':
      return [[`signed ${seatId}`, true]]
    case 'live.openFile':
      return [[`opened ${seatId} ${candidateId}`, true]]
    case 'live.score':
      return [[`score ${seatId} ${candidateId}`, parts]]
    case 'live.opinion':
      return [[`opinion ${seatId} ${candidateId}`, text]]
    default:
      return []
  }
}
