import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { ask, attachAll, begun, type File, fillIn, type Given } from './declare-cast.ts'

/** 提交 beside the pages, as the file is now. */
export async function signAndSubmit(page: Page, id: string): Promise<void> {
  const { version, promise } = await ask<File & { promise: string }>(page, 'declare.get', { id })
  await ask(page, 'declare.submit', { commandId: randomUUID(), id, version, promise })
}

/** A title begun, filled in and handed in beside the pages. */
export async function declared(page: Page, given: Given): Promise<string> {
  const id = await begun(page, given)
  await fillIn(page, id)
  await attachAll(page, id)
  await signAndSubmit(page, id)
  return id
}
