/**
 * The load generator: a process of its own that speaks HTTP/1.1 over kept-open sockets, one request at a time on each,
 * and spends as little as it can, so that what is measured is the server. It is told what to do as JSON on its
 * standard input and answers with JSON on its standard output.
 *
 * `requests`: each connection sends one after the other, in turn; in a path `{id}` becomes a fresh UUIDv7.
 * `waitOnBusy`: after a 503, as long as its Retry-After says.
 */
import { connect } from 'node:net'
import { uuidV7 } from './uuid.mjs'

const {
  host,
  port,
  connections,
  seconds,
  warmUpSeconds = 0,
  requests,
  waitOnBusy = false,
} = JSON.parse(await textOf(process.stdin))

/** Connections opened at the same time: a server's queue of them is short. */
const OPENING_MAX = 64

const statuses = {}
const times = []
let measuring = false
let over = false
let failures = 0

const sockets = []
while (sockets.length < connections)
  sockets.push(
    ...(await Promise.all(Array.from({ length: Math.min(OPENING_MAX, connections - sockets.length) }, open))),
  )
const guests = sockets.map(guest)
await sleep(warmUpSeconds * 1000)
measuring = true
const began = performance.now()
process.stdout.write('{"phase":"began"}\n')
await sleep(seconds * 1000)
measuring = false
const passedS = (performance.now() - began) / 1000
over = true
process.stdout.write('{"phase":"ended"}\n')
await Promise.race([Promise.all(guests), sleep(5_000)])

times.sort((a, b) => a - b)
const at = share => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null
const served = Object.entries(statuses).reduce((sum, [status, n]) => sum + (status < 400 ? n : 0), 0)
process.stdout.write(
  `${JSON.stringify({ perSecond: served / passedS, served, statuses, failures, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) })}\n`,
)
process.exit(0)

/** One guest: sends, waits for the whole answer, sends again; comes back when hung up. */
async function guest(socket, index) {
  for (let turn = index; !over; turn++) {
    const text = requestText(requests[turn % requests.length])
    const sent = performance.now()
    try {
      socket ??= await open()
      const { status, retryAfterS } = await exchange(socket, text)
      if (measuring) {
        statuses[status] = (statuses[status] ?? 0) + 1
        if (status < 400) times.push(performance.now() - sent)
      }
      if (status === 503 && waitOnBusy) await sleep(Math.min(retryAfterS, seconds) * 1000)
    } catch {
      if (measuring) failures++
      socket?.destroy()
      socket = null
      await sleep(10)
    }
  }
  socket?.destroy()
}

function open() {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket))
    socket.setEncoding('latin1')
    socket.once('error', reject)
  })
}

/** Sends one request and reads its answer, by Content-Length. */
function exchange(socket, text) {
  return new Promise((resolve, reject) => {
    let got = ''
    let whole = -1
    const done = settle => {
      socket.off('data', read)
      socket.off('close', closed)
      socket.off('error', closed)
      settle()
    }
    const closed = () => done(() => reject(new Error('hung up')))
    function read(chunk) {
      got += chunk
      if (whole < 0) {
        const end = got.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = /\r\ncontent-length: (\d+)/i.exec(got)
        whole = end + 4 + Number(length?.[1] ?? 0)
      }
      if (got.length < whole) return
      const retryAfterS = Number(/\r\nretry-after: (\d+)/i.exec(got)?.[1] ?? 1)
      done(() => resolve({ status: Number(got.slice(9, 12)), retryAfterS }))
    }
    socket.on('data', read)
    socket.on('close', closed)
    socket.on('error', closed)
    socket.write(text)
  })
}

function requestText({ method, path, headers, body }) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const at = path.includes('{id}') ? path.replace('{id}', uuidV7()) : path
  return `${method} ${at} HTTP/1.1\r\nhost: ${host}:${port}\r\n${lines.join('')}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

function sleep(ms) {
  return new Promise(resolve => setTimeout(resolve, ms))
}

async function textOf(stream) {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}
