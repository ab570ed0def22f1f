import type { App } from '../app.ts'
import { sweepFiles } from './sweep-files.ts'
import { disarm, rearm } from './window.ts'

/** Goes into the server's parts: before it listens, the timer of the windows is set and unnamed documents go. */
export async function prepareReview(app: App): Promise<void> {
  await sweepFiles(app)
  rearm(app)
}

/** Goes into the server's parts: no timer outlives the server. */
export async function releaseReview(app: App): Promise<void> {
  disarm(app)
}
