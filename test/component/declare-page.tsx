import { createMemoryHistory, MemoryRouter, Route } from '@solidjs/router'
import { render } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import type { Component } from 'solid-js'
import { vi } from 'vitest'
import { UploadsProvider } from '../../client/features/declare/uploads-context.tsx'
import type { Channel } from '../../client/lib/channel.ts'
import { makeQueryClient } from '../../client/lib/query.ts'
import { StaffProvider } from '../../client/lib/staff.tsx'
import { Toasts } from '../../client/ui/toasts.tsx'
import type { Content } from '../../shared/declare/form.ts'
import { FILLED, type Section } from '../../shared/declare/sections.ts'

type Answer = (input: Record<string, unknown>) => unknown
export interface Asked {
  name: string
  input: Record<string, unknown>
}

/** A server of one file: it keeps what is saved by version, and can be made to refuse or to be out of reach. */
export function fileServer(given: { contents?: Partial<Record<Section, Content>>; head?: object } = {}) {
  const asked: Asked[] = []
  const sections = new Map(
    FILLED.title.map((section) => [
      section,
      {
        section,
        version: given.contents?.[section] ? 1 : 0,
        at: 0,
        content: given.contents?.[section] ?? { values: {}, rows: [] },
      },
    ]),
  )
  const now = { down: false }
  const file = () => ({ ...FILE, ...given.head, sections: [...sections.values()] })
  const answers: Record<string, Answer> = {
    'reference.items': () => ({ kinds: REFERENCE }),
    'declare.get': () => file(),
    'declare.home': () => ({ open: [], mine: [], year: 2026, person: {} }),
    'declare.saveSection': (input) => {
      const kept = sections.get(input.section as Section)!
      if (kept.version !== input.version) throw { code: 'stale' }
      kept.version++
      kept.content = structuredClone(input.content) as Content
      return { version: kept.version, at: Date.parse('2026-11-22T02:42:00Z'), faults: [] }
    },
  }
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const name = url.replace('/api/', '')
    const input = JSON.parse(String(init.body)) as Record<string, unknown>
    if (now.down) throw new TypeError('Failed to fetch')
    asked.push({ name, input })
    try {
      const answer = answers[name]
      if (!answer) throw { code: 'not_found' }
      return new Response(JSON.stringify(answer(input)), { status: 200 })
    } catch (refusal) {
      return new Response(JSON.stringify(refusal), { status: 409 })
    }
  })
  return {
    now,
    answers,
    sections,
    saves: () => asked.filter(({ name }) => name === 'declare.saveSection').map(({ input }) => input),
    asked: (name: string) => asked.filter((each) => each.name === name),
    /** What another window keeps meanwhile. */
    elsewhere(section: Section, content: Content): void {
      const kept = sections.get(section)!
      kept.version++
      kept.content = content
    },
  }
}

/** A page of the portal at this place; the places are those of the address bar. */
export function declarePage(place: string, component: Component) {
  const channel = { up: () => true, downSince: () => null, onNews: () => () => {} } as unknown as Channel
  const me = { rights: [], actor: { name: '林知夏' } } as never
  const client = makeQueryClient()
  const places = createMemoryHistory()
  places.set({ value: place })
  render(() => (
    <QueryClientProvider client={client}>
      <StaffProvider me={me} channel={channel} year={null}>
        <UploadsProvider>
          <MemoryRouter base="/declare" history={places}>
            <Route path="/file/:id" component={component} />
            <Route path="/file/:id/:section" component={component} />
          </MemoryRouter>
          <Toasts />
        </UploadsProvider>
      </StaffProvider>
    </QueryClientProvider>
  ))
  return places
}

const item = (code: string, name: string, parent = '', attrs: Record<string, string> = {}) => ({
  ...{ code, name, parent, sort: 0, attrs },
})
const REFERENCE = {
  series: [item('023', '卫生技术人员')],
  level: [item('2', '副高级')],
  title: [item('0231', '副主任医师', '023', { level: '2' })],
  ethnic: [item('01', '汉族')],
  politics: [item('13', '群众')],
  education: [item('21', '大学本科')],
  degree: [item('4', '学士')],
}

export const FILE = {
  ...{ id: 'd-1', year: 2026, kind: 'title', state: 'filling', series: '023', level: '2', title: '0231' },
  ...{
    specialty: '心血管内科',
    reviewType: 'normal',
    counted: true,
    committeeId: 'c-1',
    committeeName: '评委会',
  },
  ...{
    deskOrgName: '',
    deskDuty: null,
    deskSince: null,
    climb: 0,
    at: 0,
    submittedAt: null,
    acceptedAt: null,
  },
  ...{ endedAt: null, endCause: null, returnReason: null, deadlineAt: null, correctBy: null, version: 3 },
  known: {
    name: '林知夏',
    idMasked: '410*************2X',
    birthDate: '1982-04-02',
    unitName: '伊水县人民医院',
    sex: '2',
  },
  ...{ files: [], bytes: 0, faults: [], points: [], way: [], steps: [], promise: '2026-1', editions: [] },
  actions: [
    { action: 'save', problem: null },
    { action: 'submit', problem: null },
    { action: 'withdraw', problem: null },
  ],
}
