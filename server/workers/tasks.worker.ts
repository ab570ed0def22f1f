/** What runs on the worker threads. Each task takes `{ input, port }` and may tell its progress through the port. */
export { checkDocument } from './check-document.ts'
export { readRoster } from './read-roster.ts'
export { readTable } from './read-table.ts'
export { readZip } from './read-zip.ts'
export { writeList } from './write-list.ts'
export { writeRoster } from './write-roster.ts'
export { writeSheet } from './write-sheet.ts'
export { writeTemplate } from './write-template.ts'
