import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { usage } from './usage.ts'

/** Socket.IO and nothing else, with our own settings: what the live channel is compared with. */
const http = createServer()
const io = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  maxHttpBufferSize: 64 * 1024 * 1024,
})
let snapshot: unknown = null

/** Votes gathered for the leader, told at most ten times a second as in ours. */
let gathered: string[] = []
let toldAt = 0
function tellLeader(): void {
  toldAt = performance.now()
  io.to('leader').emit('count', gathered)
  gathered = []
}

io.on('connection', (socket) => {
  const { conn } = socket as unknown as { conn: { request: unknown } }
  conn.request = null
  void socket.join('room')
  socket.on('snapshot', (value: unknown, answer: () => void) => {
    snapshot = value
    answer()
  })
  socket.on('join', (answer: (value: unknown) => void) => answer(snapshot))
  socket.on('vote', (answer: () => void) => {
    answer()
    if (gathered.push(socket.id) === 1) setTimeout(tellLeader, Math.max(0, toldAt + 100 - performance.now()))
  })
  socket.on('lead', (answer: () => void) => {
    void socket.join('leader')
    answer()
  })
  socket.on('go', (payload: unknown) => io.to('room').emit('live:delta', payload))
})
process.on('message', (asked: unknown) => {
  if (asked === 'usage') process.send?.(usage())
})
process.on('SIGTERM', () => process.exit(0))
http.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(http.address() as { port: number }).port}` })
})
