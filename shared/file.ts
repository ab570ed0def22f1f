/** Media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What the handler of a `download` operation answers: the bytes, or a stream of them. */
export interface FileOutput {
  /** As the person's disk should show it; any characters. */
  name: string
  /** Media type. */
  type: string
  body: Uint8Array | AsyncIterable<Uint8Array>
  /** Bytes, when known: the browser can then show progress. */
  size?: number
  /** Shown in the page rather than saved. */
  inline?: boolean
}
