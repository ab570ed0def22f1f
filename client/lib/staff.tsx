import { createContext, createMemo, type JSX, useContext } from 'solid-js'
import type { Right } from '../../shared/permission.ts'
import type { CallOutput } from './call.ts'
import type { Channel } from './channel.ts'

type Me = CallOutput<'auth.me'>

/** Who sits at this desk, and the year looked at. */
export interface Staff {
  me: Me
  may: (right: Right) => boolean
  rights: () => ReadonlySet<Right>
  channel: Channel
  /** The year shown in lists; null shows all. */
  year: () => number | null
}

const Context = createContext<Staff>()

export function StaffProvider(props: {
  me: Me
  channel: Channel
  year: number | null
  children: JSX.Element
}) {
  const rights = createMemo(() => new Set(props.me.rights))
  const staff: Staff = {
    get me() {
      return props.me
    },
    rights,
    may: (right) => rights().has(right),
    channel: props.channel,
    year: () => props.year,
  }
  return <Context.Provider value={staff}>{props.children}</Context.Provider>
}

export function useStaff(): Staff {
  const staff = useContext(Context)
  if (!staff) throw new Error('outside of StaffProvider')
  return staff
}
