import { parseArgs } from 'node:util'

/** Accounts that are left to the visitor: leader of the first group, chair of the committee, reporter. */
export const ROLES = ['leader', 'chair', 'reporter'] as const
export type VisitorRole = (typeof ROLES)[number]

export interface SimulateOptions {
  url: string
  /** Id of the review or a part of its title; empty when there is only one to choose. */
  review: string
  /** Most experts that come. */
  experts: number
  pace: 'human' | 'fast'
  leave: VisitorRole[]
  login: string
  password: string
}

/** What was typed after `npm run simulate --`, or null when it makes no sense. */
export function readOptions(args: string[]): SimulateOptions | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        url: { type: 'string', default: 'http://localhost:8080' },
        review: { type: 'string', default: '' },
        experts: { type: 'string', default: '999' },
        pace: { type: 'string', default: 'human' },
        leave: { type: 'string', default: 'leader,chair' },
        lead: { type: 'boolean', default: false },
        login: { type: 'string', default: 'jingban' },
        password: { type: 'string', default: 'Gongping-2026' },
      },
    })
    const leave = values.lead ? [] : values.leave.split(',').filter(Boolean)
    const experts = Number(values.experts)
    const sound =
      URL.canParse(values.url) &&
      Number.isInteger(experts) &&
      experts > 0 &&
      ['human', 'fast'].includes(values.pace) &&
      leave.every((role) => (ROLES as readonly string[]).includes(role))
    if (!sound) return null
    const { review, login, password } = values
    return {
      ...{ url: new URL(values.url).origin, review, login, password, experts },
      ...{ pace: values.pace as 'human' | 'fast', leave: leave as VisitorRole[] },
    }
  } catch {
    return null
  }
}
