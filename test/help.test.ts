import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { helpAt, helpLinks, helpWords } from '../client/portals/manage-help.ts'
import { entryOf, menuFor } from '../client/portals/manage-menu.ts'
import { words as en } from '../shared/i18n/en/help.ts'
import { words as zh } from '../shared/i18n/zh-CN/help.ts'
import { type Duty, RIGHTS, type Right, rightsOf } from '../shared/permission.ts'
import { staffActor } from './staff-actor.ts'

/** Every address the portal answers, with something in the place of its params. */
function pages(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../client/portals/manage.tsx'), 'utf8')
  const lists = source.match(/CLIMB_LISTS = \[([^\]]+)\]/)![1]!.match(/\/[a-z-]+/g)!
  const routes = [...source.matchAll(/<Route path="([^"*]+)"/g)].map(([, path]) => path!)
  expect(source.match(/<Route /g)).toHaveLength(routes.length + 3)
  return [...routes, ...lists, ...lists.map((path) => `${path}/:id`)].map(
    (path) => `/manage${path === '/' ? '' : path.replace(/:\w+/g, 'x')}`,
  )
}
const read = (path: string) => readFileSync(join(import.meta.dirname, '../client', path), 'utf8')
/** Of the other portals: the stages of a seat, and the first part of the addresses of the applicant. */
const elsewhere: ReadonlySet<string> = new Set([
  ...['ballot', 'console', 'deliberation']
    .flatMap((feature) =>
      readdirSync(join(import.meta.dirname, '../client/features', feature)).map((name) =>
        read(`features/${feature}/${name}`),
      ),
    )
    .flatMap((source) => [...source.matchAll(/current="(\w+)"/g)])
    .map(([, stage]) => `help.room.${stage}`),
  ...[...read('portals/declare.tsx').matchAll(/<Route path="\/(\w*)/g)].map(
    ([, page]) => `help.declare.${page || 'home'}`,
  ),
])
const all: ReadonlySet<Right> = new Set(RIGHTS)

describe('I-15 help', () => {
  it('is there for every page, in both languages; a page nobody wrote help for is found out', () => {
    for (const path of pages()) {
      const id = helpAt(path, entryOf(path))
      expect(id, path).not.toBeNull()
      for (const key of helpWords(id!, all)) {
        for (const words of [zh, en]) expect((words as Record<string, string>)[key], key).toBeTruthy()
      }
    }
    expect(helpAt('/manage/new-page', entryOf('/manage/new-page'))).toBeNull()
  })

  it('is there for every stage of a seat and every page of the applicant', () => {
    for (const key of elsewhere)
      for (const words of [zh, en]) expect((words as Record<string, string>)[key], key).toBeTruthy()
  })

  it('is short, and every word of it stands on a page', () => {
    const used = new Set(
      [...pages().map((path) => helpAt(path, entryOf(path))!), 'standstill' as const].flatMap((id) =>
        helpWords(id, all),
      ),
    )
    for (const [key, text] of Object.entries(zh)) {
      if (key.startsWith('help.ui.') || key === 'help.title') continue
      expect(used.has(key as never) || elsewhere.has(key), key).toBe(true)
      expect(text.split('\n').length, key).toBeLessThanOrEqual(5)
      expect(text.length, key).toBeLessThan(400)
    }
  })

  it('tells a person what he may do there, and leads only where he may go', () => {
    const of = (duties: Duty[]) => rightsOf(staffActor({ duties, orgKind: 'unit' }))
    const [admin, handler] = [of(['admin']), of(['handler'])]
    expect(helpWords('persons', admin)).toContain('help.persons.manage')
    expect(helpWords('persons', handler)).toEqual(['help.persons'])
    const links = helpLinks('persons', menuFor(handler, ['handler'])).map(({ id }) => id)
    expect(links).toEqual(['status'])
  })
})
