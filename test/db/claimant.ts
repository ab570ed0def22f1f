/** A second process that opens the file named on its command line and says how that went. */
import { openDb, StoreError } from '../../db/open.ts'

try {
  const db = await openDb(process.argv[2]!)
  process.send?.('open')
  process.once('message', () => db.close().then(() => process.disconnect()))
} catch (error) {
  process.send?.(error instanceof StoreError ? `${error.kind}: ${error.message}` : String(error))
  process.disconnect()
}
