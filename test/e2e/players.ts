import { Tablet } from '../../server/simulate/tablet.ts'
import type { Choice } from '../../shared/live/state.ts'
import type { CandidateRecord, MineRecord, PanelRecord, SeatRecord, View } from '../../shared/live/view.ts'
import type { House, Slip } from './house.ts'
import { slipOf } from './people.ts'

/**
 * Somebody at a tablet without a screen: plays what a browser of the same story has already shown, over the same
 * socket and through the same commands.
 */
export class Player {
  #tablet: Tablet
  /** What was drafted in this panel's round, by candidate. */
  #drafts: Record<string, Choice> = {}

  private constructor(tablet: Tablet) {
    this.#tablet = tablet
  }

  static seat(house: House, slips: readonly Slip[], name: string, panel: string): Promise<Player> {
    return Player.enter(house, slipOf(slips, name), panel)
  }

  /** Logs in with the slip and signs in in the panel. */
  static async enter(house: House, slip: Slip, panel: string): Promise<Player> {
    const tablet = new Tablet(slip.login, slip.password!, { url: house.url })
    await tablet.signIn()
    await tablet.connect()
    const player = new Player(tablet)
    await player.join(panel)
    return player
  }

  /** Sits down in another panel, and signs in there. */
  async join(panel: string): Promise<void> {
    const answer = await this.#tablet.call('live.panels', {})
    if (!answer?.ok) throw new Error(`live.panels: ${JSON.stringify(answer)}`)
    const { panels } = answer.value as { panels: { panelId: string; name: string }[] }
    await this.#tablet.join(panels.find(({ name }) => name === panel)!.panelId)
    await this.need('live.signIn')
  }

  /** Sends a command that must be carried out. */
  async need(operation: string, input: object = {}): Promise<Record<string, unknown>> {
    const answer = await this.#tablet.send(operation, input)
    if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.problem)}`)
    return answer.value
  }

  /** The code with which a command is refused. */
  async refused(operation: string, input: object = {}): Promise<string> {
    const answer = await this.#tablet.send(operation, input)
    if (answer.ok) throw new Error(`${operation} was not refused`)
    return answer.problem.code
  }

  /** Everything this person may see, as text: for what must not be in it. */
  get seen(): string {
    return JSON.stringify(this.#tablet.view)
  }

  candidate(name: string): CandidateRecord {
    return this.#all().find((candidate) => candidate.name === name)!
  }

  /** Those this seat votes on. */
  #mine(): CandidateRecord[] {
    return this.#all().filter(({ id }) => (this.#tablet.view[`mine:${id}`] as MineRecord).recused === null)
  }

  #all(): CandidateRecord[] {
    const { view } = this.#tablet
    return Object.keys(view)
      .filter((key) => key.startsWith('candidate:'))
      .map((key) => view[key] as CandidateRecord)
  }

  until(test: (view: View) => boolean): Promise<View> {
    return this.#tablet.until(test)
  }

  /** Opens and drafts on every candidate. */
  async draft(choiceOf: (name: string) => Choice): Promise<void> {
    this.#drafts = {}
    for (const { id, name } of this.#mine()) {
      await this.need('live.openFile', { candidateId: id })
      await this.need('live.draft', { candidateId: id, choice: choiceOf(name) })
      this.#drafts[id] = choiceOf(name)
    }
  }

  /** Hands in what was drafted, once the switch is open. */
  async submit(): Promise<string> {
    await this.until((now) => (now.round as { state: string }).state === 'open')
    return (await this.need('live.submit', { choices: this.#drafts })).receipt as string
  }

  /** Scores everybody with the same points in each criterion, locked. */
  async score(points: number): Promise<void> {
    const { criteria } = (this.#tablet.view.panel as PanelRecord).rules.score
    const parts = Object.fromEntries(criteria.map(({ key }) => [key, points]))
    for (const { id } of this.#all()) await this.need('live.score', { candidateId: id, parts, submit: true })
  }

  /** As the leader: makes one person the lead reviewer of everybody. */
  async assignAll(name: string): Promise<void> {
    const { view } = this.#tablet
    const seat = Object.values(view).find(
      (record) => 'role' in record && (record as SeatRecord).name === name,
    )
    const leads = Object.fromEntries(this.#all().map(({ id }) => [id, [(seat as SeatRecord).id]]))
    await this.need('live.assign', { leads })
  }

  /** Writes the opinions this lead reviewer owes. */
  async opine(): Promise<void> {
    for (const { id } of this.#all())
      if ((this.#tablet.view[`mine:${id}`] as MineRecord).lead)
        await this.need('live.opinion', { candidateId: id, text: '业绩属实，同意提交评议。' })
  }

  leave(): void {
    this.#tablet.close()
  }
}
