/**
 * A body read as it comes: no more of it is held than what is asked for next, unpacked in small parts beside the program,
 * and all bodies that come at once share one allowance of memory. What is not wanted is let run out, up to a point.
 */
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import type { ProblemCode } from '../../contract/problem.ts'

export interface Incoming {
  /**
   * Until so many bytes are there as `sizeOf` says (`null`: it cannot be seen yet from what is there); they are taken off,
   * and stand until the next is asked for. `null` when the body ends before.
   */
  take(sizeOf: (held: Uint8Array) => number | null): Promise<Uint8Array | null>
  /** All of it. */
  rest(): Promise<Uint8Array>
  /** Nothing more is wanted of it. */
  leave(): void
  /** How long it has been waited for, milliseconds; 0 while nothing of it is. */
  waitedMs(): number
  /** Hangs up. */
  cut(): void
}

export interface IncomingLimits {
  /** Of the whole body, unpacked. */
  readonly bytesMax: number
  /** Of what is asked for at once. */
  readonly heldMax: number
  readonly memory: Allowance
}

/** Bytes that all who hold share, beyond a few that each may always hold. */
export interface Allowance {
  /** False: there are no more. */
  take(bytes: number): boolean
  giveBack(bytes: number): void
}

/** What is asked for must have come by then. */
const PATIENCE_MS = 15_000
/** Held before any of the allowance is taken. */
const FREE_BYTES = 384 * 1024
const FIRST_BYTES = 64 * 1024
/** Let run out, so that the connection serves again. */
const UNWANTED_BYTES_MAX = 512 * 1024
const ANSWER_ARRIVES_MS = 2_000

export class BodyProblem extends Error {
  readonly problem: ProblemCode
  constructor(problem: ProblemCode, what: string) {
    super(what)
    this.problem = problem
  }
}
export function allowance(bytesMax: number): Allowance {
  let taken = 0
  return {
    take(bytes) {
      if (taken + bytes > bytesMax) return false
      taken += bytes
      return true
    },
    giveBack(bytes) {
      taken -= bytes
    },
  }
}

export function incoming(request: FastifyRequest, { bytesMax, heldMax, memory }: IncomingLimits): Incoming {
  const { raw } = request
  const said = Number(request.headers['content-length'] ?? 0)
  const isPacked = request.headers['content-encoding'] === 'gzip'
  const source = isPacked ? unpacking(raw) : raw
  const chunks = source.iterator({ destroyOnReturn: false })
  const held = holding(heldMax, memory)
  let come = 0
  let waitsSince: number | null = null

  async function next(): Promise<Uint8Array | null> {
    const { done, value } = (await chunks.next().catch(explained)) as IteratorResult<Buffer, undefined>
    if (done === true || value === undefined) return null
    come += value.length
    if (come > bytesMax) throw new BodyProblem('too-large', `more than ${bytesMax} bytes`)
    return value
  }

  /** Whoever hung up, or was, hears no answer: it is no fault of the program. */
  function explained(fault: unknown): never {
    throw raw.destroyed && !raw.complete ? new BodyProblem('invalid', 'cut off') : fault
  }

  async function take(sizeOf: (bytes: Uint8Array) => number | null): Promise<Uint8Array | null> {
    if (said > bytesMax) throw new BodyProblem('too-large', `says ${said} bytes of ${bytesMax}`)
    const patience = setTimeout(() => raw.destroy(), PATIENCE_MS)
    waitsSince = performance.now()
    try {
      for (;;) {
        const size = sizeOf(held.bytes())
        if (size !== null && size <= held.bytes().length) return held.takeOff(size)
        const chunk = await next()
        if (chunk === null) return null
        held.add(chunk)
      }
    } finally {
      clearTimeout(patience)
      waitsSince = null
    }
  }

  return {
    take,
    async rest() {
      const ended = await take(() => null)
      return ended ?? held.bytes()
    },
    leave() {
      held.letGo()
      if (source !== raw) source.destroy()
      if (!raw.readableEnded && !raw.destroyed) letRun(raw)
    },
    waitedMs: () => (waitsSince === null ? 0 : performance.now() - waitsSince),
    cut: () => void raw.destroy(),
  }
}

/** What comes is cut off where it is not what it says, and nobody hears of it but who reads. */
function unpacking(raw: Readable): Readable {
  const gunzip = createGunzip()
  raw.once('close', () => {
    if (!raw.readableEnded) gunzip.destroy(new Error('the body was cut off'))
  })
  raw.pipe(gunzip)
  return gunzip
}

/** Did it say that it is packed, and is not? */
export function isNotPacked(fault: unknown): boolean {
  const { code } = fault as { code?: unknown }
  return typeof code === 'string' && code.startsWith('Z_')
}

function letRun(raw: Readable): void {
  let bytes = 0
  const end = (afterMs: number) => setTimeout(() => raw.destroy(), afterMs)
  let patience = end(PATIENCE_MS)
  raw.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= UNWANTED_BYTES_MAX) return
    // Not read, it costs nothing; cut off at once, the answer would be lost with it.
    raw.pause()
    clearTimeout(patience)
    patience = end(ANSWER_ARRIVES_MS)
  })
  raw.once('close', () => clearTimeout(patience))
  raw.on('error', () => undefined)
}

/** One stretch of memory: small at first, then a little, then at once as large as it may be, which is taken as it fills. */
function holding(heldMax: number, memory: Allowance) {
  const sizes = [FIRST_BYTES, FREE_BYTES, heldMax].filter(size => size <= heldMax)
  let space = Buffer.alloc(0)
  let from = 0
  let to = 0
  let counted = 0

  function makeRoom(more: number): void {
    const needed = to - from + more
    const size = needed <= space.length ? space.length : sizes.find(fits => needed <= fits)
    if (size === undefined) throw new BodyProblem('too-large', `more than ${heldMax} bytes at once`)
    if (size > FREE_BYTES && counted === 0) {
      if (!memory.take(size)) throw new BodyProblem('busy', 'others are held already')
      counted = size
    }
    // Nobody reads beyond what was written: it need not be wiped, and what is not written is not there yet.
    const moved = size === space.length ? space : Buffer.allocUnsafeSlow(size)
    space.copy(moved, 0, from, to)
    space = moved
    to -= from
    from = 0
  }

  return {
    bytes: () => space.subarray(from, to),
    add(chunk: Uint8Array): void {
      if (to + chunk.length > space.length) makeRoom(chunk.length)
      space.set(chunk, to)
      to += chunk.length
    },
    takeOff(size: number): Uint8Array {
      from += size
      return space.subarray(from - size, from)
    },
    letGo(): void {
      memory.giveBack(counted)
      counted = 0
      space = Buffer.alloc(0)
      from = 0
      to = 0
    },
  }
}
