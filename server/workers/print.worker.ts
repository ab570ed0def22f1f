import { constants, setPriority } from 'node:os'

// of this thread alone on Linux; elsewhere it would be the whole server's
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)

export { writePdf } from './write-pdf.ts'
