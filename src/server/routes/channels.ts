/** By what people are reached when nobody answers at the desk, and who is on duty. */
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import type { Rate } from '../http/limits.ts'
import { isTold, noteArrived } from '../usecases/escalation/arrivals.ts'
import {
  askOfChannel,
  endPush,
  openPush,
  proveChannel,
  readChannels,
} from '../usecases/escalation/channels.ts'
import { changeDuty, readDuty } from '../usecases/escalation/duty.ts'
import type { Reaching } from '../usecases/escalation/reach.ts'
import type { Callers } from './callers.ts'
import { allow, type Site, whenToComeBack } from './site.ts'

type ChannelRoutes = Pick<
  Handlers<Callers>,
  | 'channels'
  | 'openPush'
  | 'askOfChannel'
  | 'proveChannel'
  | 'endPush'
  | 'pushArrived'
  | 'duty'
  | 'changeDuty'
>

/** Whoever guesses four figures has no more tries than somebody who mistypes them. */
const GUESSES: Rate = { burst: 6, perMinute: 6 }

/** A browser says it once, and some times more where the answer was lost. */
const ARRIVALS: Rate = { burst: 6, perMinute: 6 }

export function channelRoutes(site: Site): ChannelRoutes {
  const { world } = site
  const reaching = (): Reaching => ({ ...world, ...site.phones })
  return {
    channels: async (_input, { outlet }) => ok(await readChannels(reaching(), outlet)),
    openPush: ({ body }, staff) => openPush(reaching(), staff, body),
    askOfChannel: async ({ body }, staff) => {
      const asked = await askOfChannel(reaching(), staff, body.id)
      return asked.ok ? asked : whenToComeBack(asked)
    },
    proveChannel: async ({ body }, staff) => {
      const may = allow(site, `code ${staff.tokenHash}`, GUESSES)
      return may.ok ? proveChannel(world, staff, body.id, body.code) : may
    },
    endPush: ({ body }, staff) => endPush(world, staff, body.id),
    pushArrived: async ({ body }) => {
      // What a stranger says is asked of no storage and counted nowhere.
      if (!isTold(world, body)) return ok({})
      const may = allow(site, `arrival ${body.receipt}`, ARRIVALS)
      if (may.ok) await noteArrived(world, body)
      return may.ok ? ok({}) : may
    },
    duty: async (_input, { outlet }) => ok(await readDuty(world, outlet.slug)),
    changeDuty: ({ body }, manager) => changeDuty(world, manager, body),
  }
}
