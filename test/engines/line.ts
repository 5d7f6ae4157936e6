/**
 * The network between one browser and the server, the same for every engine: it can be cut, or hold everything back without
 * a word. The browser goes on thinking that it is online, as it does behind a hotel's router whose own line is down.
 */

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export const LINES = ['whole', 'cut', 'silent'] as const
export type LineState = (typeof LINES)[number]

export interface Line {
  readonly url: string
  /** What it was in since it was opened. */
  readonly wasCut: boolean
  set(state: LineState): void
  close(): Promise<void>
}

/** To that port of this machine. */
export async function openLine(port: number): Promise<Line> {
  let state: LineState = 'whole'
  let wasCut = false
  const pairs = new Set<readonly [Socket, Socket]>()

  const server = createServer(near => {
    if (state === 'cut') return void near.resetAndDestroy()
    const far = connect(port, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    near.on('data', bytes => far.write(bytes))
    far.on('data', bytes => near.write(bytes))
    hold(pair)
  })

  function hold(pair: readonly [Socket, Socket]): void {
    for (const socket of pair) {
      if (state === 'silent') socket.pause()
      else socket.resume()
    }
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get wasCut() {
      return wasCut
    },
    set(next) {
      state = next
      wasCut ||= next !== 'whole'
      for (const pair of pairs) {
        if (state === 'cut') for (const socket of pair) socket.resetAndDestroy()
        else hold(pair)
      }
    },
    async close() {
      const closed = new Promise(resolve => server.close(resolve))
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      await closed
    },
  }
}
