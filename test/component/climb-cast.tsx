import { fireEvent, screen, within } from '@solidjs/testing-library'
import ClimbFile from '../../client/features/climb/climb-file.tsx'
import { useNews } from '../../client/lib/query.ts'
import { fileOf } from './climb-file.ts'
import { officePage } from './office-page.tsx'

const COUNTS = { mine: 2, desk: 5, gone: 7, all: 14, below: 41, late: 3 }
const NOTHING = { items: { kinds: {} }, views: [], rows: { rows: [], total: 0 } }

/** The server of these pages: what a test does not speak of is empty. */
export const server =
  (answers: Record<string, (input: Record<string, unknown>) => unknown>) =>
  (name: string, input: Record<string, unknown>): unknown => {
    if (answers[name]) return answers[name](input)
    if (name === 'reference.items') return NOTHING.items
    if (name === 'workbook.views') return NOTHING.views
    if (name === 'climb.counts') return COUNTS
    return NOTHING.rows
  }
export const pageOf = (...rows: object[]) => ({ rows, total: rows.length })

export const openFile = (
  answers: Parameters<typeof server>[0] = {},
  news?: (tell: (topics: string[]) => void) => void,
) =>
  officePage({
    duties: ['handler'],
    at: '/manage/climb/f1',
    path: '/manage/climb/:id',
    answer: server({ 'climb.get': () => fileOf(), ...answers }),
    ...(news ? { onNews: news } : {}),
    children: () => {
      useNews()
      return <ClimbFile />
    },
  })
export const rail = async (name: RegExp) =>
  fireEvent.click(within(await screen.findByRole('navigation')).getByRole('button', { name }))
