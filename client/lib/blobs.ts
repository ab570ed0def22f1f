/** Files on their way that must survive a reload; a browser without such a place simply forgets them. */
export interface KeptFile<T> {
  key: string
  about: T
  blob: Blob
}

const STORE = 'files'

const opened = (name: string): Promise<IDBDatabase> =>
  new Promise((done, failed) => {
    const request = indexedDB.open(`gongping.${name}`, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' })
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })

async function within<R>(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<R>,
): Promise<R | null> {
  try {
    const db = await opened(name)
    return await new Promise<R>((done, failed) => {
      const transaction = db.transaction(STORE, mode)
      const request = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => {
        db.close()
        done(request.result)
      }
      transaction.onabort = () => {
        db.close()
        failed(transaction.error)
      }
    })
  } catch {
    // Private windows refuse it: what is lost is going on after a reload, never the upload itself.
    return null
  }
}

/** A box of files of this browser by that name. `about` is what was put beside each. */
export const fileBox = <T>(name: string) => ({
  put: (file: KeptFile<T>) => within(name, 'readwrite', (store) => store.put(file)),
  remove: (key: string) => within(name, 'readwrite', (store) => store.delete(key)),
  all: async (): Promise<KeptFile<T>[]> =>
    (await within(name, 'readonly', (store) => store.getAll() as IDBRequest<KeptFile<T>[]>)) ?? [],
  clear: () => within(name, 'readwrite', (store) => store.clear()),
})
