/**
 * Where photographs are developed: in a process of its own, one at a time, and never in the one that serves guests. It is
 * started for the first and ends when there is nothing to do for a while. One that takes too long, or kills its process, is
 * refused as broken; those behind it go on in another.
 */
import { type ChildProcess, fork } from 'node:child_process'
import type { PhotoRefusal } from '../../domain/photo.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Darkroom, Developed } from '../ports.ts'

/** Some four seconds each: whoever is behind so many comes again. */
const WAITING_MAX = 8
const PATIENCE_MS = 60_000
const IDLE_MS = 30_000

export interface DarkroomAtWork extends Darkroom {
  close(): void
}

/** Answers what makes it not happen. */
type After = (ms: number, work: () => void) => () => void

const afterAWhile: After = (ms, work) => {
  const timer = setTimeout(work, ms).unref()
  return () => clearTimeout(timer)
}

/** `module`: what the process runs. */
export function createDarkroom(module: string, after: After = afterAWhile): DarkroomAtWork {
  let running: ChildProcess | null = null
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  let stayAwake = () => {}

  function end(): void {
    running?.removeAllListeners()
    running?.kill('SIGKILL')
    running = null
  }

  function started(): ChildProcess {
    running ??= fork(module, { serialization: 'advanced', stdio: 'ignore' })
    running.unref()
    running.channel?.unref()
    return running
  }

  function one(path: string): Promise<Developed | PhotoRefusal> {
    const child = started()
    return new Promise<Developed | PhotoRefusal>(resolve => {
      const stop = after(PATIENCE_MS, () => done('photo-broken'))
      const done = (answer: Developed | PhotoRefusal) => {
        stop()
        child.removeAllListeners()
        if (answer === 'photo-broken') end()
        resolve(answer)
      }
      child.once('message', answer => done(answer as Developed | PhotoRefusal))
      child.once('exit', () => done('photo-broken'))
      child.once('error', () => done('photo-broken'))
      child.send(path)
    })
  }

  return {
    async develop(path): Promise<Result<Developed, PhotoRefusal | 'busy'>> {
      if (waiting >= WAITING_MAX) return refuse('busy')
      waiting++
      stayAwake()
      const developed = last.then(() => one(path))
      last = developed
      try {
        const answer = await developed
        return typeof answer === 'string' ? refuse(answer) : ok(answer)
      } finally {
        waiting--
        if (waiting === 0) stayAwake = after(IDLE_MS, end)
      }
    },
    close() {
      stayAwake()
      end()
    },
  }
}
