/** A process's storage under the virtual clock, and the log that a process keeps of what it could not do. */
import { type Logger, pino } from 'pino'
import type { Storage } from '../../../src/server/storage/storage.ts'
import type { Timeline } from '../engine/timeline.ts'

/** No moment begins before what it was asked for has come to rest. */
export function tracked(opened: Storage, timeline: Timeline): Storage {
  return {
    ...opened,
    write: (outlet, work) => timeline.track(opened.write(outlet, work)),
    writeTogether: (outlet, work, ask) => timeline.track(opened.writeTogether(outlet, work, ask)),
    writeCity: work => timeline.track(opened.writeCity(work)),
    read: work => timeline.track(opened.read(work)),
    look: {
      all: (text, values) => timeline.track(opened.look.all(text, values)),
      get: (text, values) => timeline.track(opened.look.get(text, values)),
    },
    scrub: () => timeline.track(opened.scrub()),
  }
}

/** Whatever stands in a place just now, for routes that take hold of it when they are built. */
export function standingOn(present: () => Storage): Storage {
  return {
    engine: 'sqlite',
    write: (outlet, work) => present().write(outlet, work),
    writeTogether: (outlet, work, ask) => present().writeTogether(outlet, work, ask),
    writeCity: work => present().writeCity(work),
    read: work => present().read(work),
    look: {
      all: (text, values) => present().look.all(text, values),
      get: (text, values) => present().look.get(text, values),
    },
    scrub: () => present().scrub(),
    onCommit: listener => present().onCommit(listener),
    close: () => present().close(),
  }
}

/** A fault as it was told. */
export interface Told {
  readonly msg: string
  readonly err?: { readonly type?: string; readonly message?: string }
}

/** Only faults are told: that something will be tried again is how the program says that it could not. */
export function tellingLog(tell: (told: Told) => void): Logger {
  return pino(
    { level: 'error', base: null, timestamp: false },
    { write: line => tell(JSON.parse(line) as Told) },
  )
}
