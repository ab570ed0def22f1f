import { useQueryClient } from '@tanstack/solid-query'
import { createContext, type ParentProps, useContext } from 'solid-js'
import { createUploads, type Uploads } from './uploads.ts'

const Context = createContext<Uploads>()

/** Once for the portal: documents go on being sent whatever page is shown. */
export function UploadsProvider(props: ParentProps) {
  const client = useQueryClient()
  const uploads = createUploads(() => void client.invalidateQueries({ queryKey: ['declare'] }))
  void uploads.restore()
  return <Context.Provider value={uploads}>{props.children}</Context.Provider>
}

export function useUploads(): Uploads {
  const uploads = useContext(Context)
  if (!uploads) throw new Error('outside of UploadsProvider')
  return uploads
}
