/** Opens event streams over bare sockets, places orders, and takes the time until the first desk's stream tells each. */
import { connect } from 'node:net'
import { uuidV7 } from './uuid.mjs'

const OPENING_MAX = 64
const told = new Map()
const open = []
let world = null

process.on('message', message => {
  if (world === null) world = message
  else void run(message).then(result => process.send(result))
})

async function run({ streams, taps }) {
  while (open.length < streams) {
    const now = Math.min(OPENING_MAX, streams - open.length)
    await Promise.all(Array.from({ length: now }, stream))
  }
  const times = []
  for (let i = 0; i < taps; i++) times.push(await tap(world.requests[i % world.requests.length]))
  times.sort((a, b) => a - b)
  const at = share => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null
  return { streams: open.length, taps: times.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
}

/** The first streams are desks', the others are guests'. */
function stream() {
  const index = open.length
  const socket = connect({ host: world.host, port: world.port, noDelay: true })
  open.push(socket)
  const isDesk = index < world.desks
  const cookie = isDesk ? world.desk : world.requests[index % world.requests.length].cookie
  socket.setEncoding('utf8')
  socket.write(
    `GET /api/${isDesk ? 'desk/' : ''}events HTTP/1.1\r\nhost: ${world.host}:${world.port}\r\ncookie: ${cookie}\r\n\r\n`,
  )
  return new Promise((resolve, reject) => {
    let rest = ''
    socket.on('error', reject)
    socket.on('data', text => {
      if (index === 0) rest = hear(rest + text)
      if (text.includes(' 200 ') || text.includes('retry:')) resolve()
      else if (/^HTTP\/1.1 [^2]/.test(text)) reject(new Error(text.slice(0, 200)))
    })
  })
}

/** Whole events only. */
function hear(text) {
  const events = text.split('\n\n')
  for (const event of events.slice(0, -1)) {
    if (!event.includes('event: order')) continue
    for (const [id, heard] of told) if (event.includes(id)) heard()
  }
  return events.at(-1)
}

async function tap({ cookie, body }) {
  await new Promise(resolve => setTimeout(resolve, world.everyMs))
  const id = uuidV7()
  const began = performance.now()
  const heard = new Promise(resolve => told.set(id, resolve))
  const placed = fetch(`http://${world.host}:${world.port}/api/orders/${id}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json' },
    body,
  })
  await heard
  const passedMs = performance.now() - began
  told.delete(id)
  const { status } = await placed
  if (status !== 201) throw new Error(`an order was answered ${status}`)
  return passedMs
}
