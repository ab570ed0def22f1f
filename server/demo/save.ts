import type { Roster } from '../../shared/review/roster.ts'
import type { App } from '../app.ts'
import { saveRoster } from '../review/save-roster.ts'
import { actorOf, contextOf } from './act.ts'

/** Saves a roster as that 经办人 would after a clean dry run. */
export async function saveDemoRoster(app: App, login: string, roster: Roster): Promise<string> {
  const ctx = contextOf(app, await actorOf(app, login))
  return app.db.write('demo', (tx) => saveRoster(ctx, tx, roster, null))
}
