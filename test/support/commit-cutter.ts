/**
 * A way to PostgreSQL that can be cut at the worst moment: right before a COMMIT reaches the server, or when the server
 * has answered it and the answer has not come back. It reads the driver's messages as they stand in the protocol
 * (https://www.postgresql.org/docs/current/protocol-message-formats.html) and changes none.
 */
import { createServer, connect as dial, type Socket } from 'node:net'

export const CUTS = ['before the commit', 'after the commit'] as const
export type Cut = (typeof CUTS)[number]

export interface CommitCutter {
  /** The database's address by this way. */
  readonly url: string
  /** How often it was cut. */
  readonly cuts: number
  /** At the next COMMIT, on whatever connection, once. */
  cutNext(cut: Cut): void
  close(): Promise<void>
}

const QUERY = 'Q'.charCodeAt(0)
const TYPE_BYTES = 1
/** Of a message's length, which counts itself and not the type before it. */
const LENGTH_BYTES = 4
const COMMITTED = Buffer.from('COMMIT\0')

export function openCommitCutter(database: string): Promise<CommitCutter> {
  const { hostname, port, pathname, username } = new URL(database)
  const open = new Set<Socket>()
  let next: Cut | null = null
  let cuts = 0

  const server = createServer(client => {
    const upstream = dial(Number(port), hostname)
    const both = [client, upstream]
    for (const socket of both) open.add(socket.setNoDelay())
    const hangUp = () => {
      for (const socket of both) {
        socket.destroy()
        open.delete(socket)
      }
    }
    for (const socket of both) socket.on('error', hangUp).on('close', hangUp)

    let hidesAnswer = false
    const messages = frontend((message, isCommit) => {
      if (isCommit && next === 'before the commit') {
        next = null
        cuts++
        // What came before it is on its way and will be undone.
        upstream.end()
        client.destroy()
        return
      }
      if (isCommit && next === 'after the commit') {
        next = null
        hidesAnswer = true
      }
      if (!upstream.writableEnded) upstream.write(message)
    })
    client.on('data', messages)
    upstream.on('data', (bytes: Buffer) => {
      if (!hidesAnswer) return void client.write(bytes)
      if (!bytes.includes(COMMITTED)) return
      cuts++
      hangUp()
    })
  })
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const { port: own } = server.address() as { port: number }
      resolve({
        url: `postgres://${username}@127.0.0.1:${own}${pathname}`,
        get cuts() {
          return cuts
        },
        cutNext(cut) {
          next = cut
        },
        close() {
          for (const socket of open) socket.destroy()
          return new Promise(closed => server.close(() => closed()))
        },
      })
    })
  })
}

/** Hands on whole messages of the driver, and says which is a COMMIT. The first has no type. */
function frontend(hand: (message: Buffer, isCommit: boolean) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  let hasBegun = false
  return bytes => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      const type = hasBegun ? TYPE_BYTES : 0
      if (rest.length < type + LENGTH_BYTES) return
      const end = type + rest.readInt32BE(type)
      if (rest.length < end) return
      const message = rest.subarray(0, end)
      rest = rest.subarray(end)
      const body = message.toString('latin1', type + LENGTH_BYTES)
      hand(message, hasBegun && message[0] === QUERY && body === 'COMMIT\0')
      hasBegun = true
    }
  }
}
