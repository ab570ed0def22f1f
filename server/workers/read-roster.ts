import { type Checked, checkRoster } from '../../shared/review/roster.check.ts'
import { SHEET } from '../../shared/review/roster.columns.ts'
import { progressOn, type TaskOf } from './progress.ts'
import { sheetsOf } from './read-sheets.ts'
import { scanWorkbook } from './scan-workbook.ts'
import { openZip } from './zip-guard.ts'

export type ReadRoster =
  | {
      ok: true
      checked: Omit<Checked, 'roster'>
      json: string
      rows: number
      summary: { title: string; experts: number; groups: number; candidates: number; files: number }
    }
  | { ok: false }

/**
 * Reads and checks a roster workbook. The roster comes as JSON text: the main thread takes over one string instead
 * of cloning a hundred thousand objects. `ok: false`: not a workbook that can be read.
 */
export async function readRoster({
  input: { path, today },
  port,
}: TaskOf<{ path: string; today: string }>): Promise<ReadRoster> {
  const tell = progressOn(port)
  try {
    const zip = await openZip(path)
    try {
      const scan = await scanWorkbook(zip)
      const sheets = await sheetsOf(scan, [SHEET.guide], (done) => tell(done, Math.max(done, scan.rows)))
      const { roster, ...checked } = checkRoster(sheets, today)
      const { review, experts, groups, candidates } = roster
      const summary = {
        title: review.title,
        experts: experts.length,
        groups: groups.length,
        candidates: candidates.length,
        files: 0,
      }
      return { ok: true, checked, json: JSON.stringify(roster), rows: scan.rows, summary }
    } finally {
      zip.close()
    }
  } catch (error) {
    // whatever a damaged file makes the parsers throw; a broken disk is told as what it is
    if ((error as NodeJS.ErrnoException).syscall) throw error
    return { ok: false }
  }
}
