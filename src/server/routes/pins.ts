/** PINs, chosen, changed and reset. */
import { ok, refuse } from '../../domain/result.ts'
import { toTimestamp } from '../../domain/time.ts'
import type { Handlers } from '../http/app.ts'
import { readPass } from '../usecases/people/passes.ts'
import { changePin, choosePin, resetPin } from '../usecases/staff/pins.ts'
import { hashOf } from '../usecases/world.ts'
import type { Callers } from './callers.ts'
import { SHIFT_S } from './desk.ts'
import { allow, type Site, WRONG_RATE, whenToComeBack } from './site.ts'
import { terminalOf } from './terminals.ts'

type PinRoutes = Pick<Handlers<Callers>, 'choosePin' | 'changePin' | 'resetPin'>

export function pinRoutes(site: Site): PinRoutes {
  const { world, pins } = site
  return {
    choosePin: async ({ body }, _caller, exchange) => {
      const pass = await readPass(world, body.code)
      if (pass === null || pass.at === null) {
        const may = allow(site, 'wrong passes', WRONG_RATE)
        return may.ok ? refuse('wrong-code') : may
      }
      const terminal = await terminalOf(site, pass.outlet, exchange)
      if (terminal === null) return refuse('terminal-required')
      const { name, secret, isEnrolled } = terminal
      const at = { terminal: name, enrolled: isEnrolled ? hashOf(secret) : null }
      const chosen = await choosePin(world, pins, pass, { pin: body.pin, ...at })
      if (!chosen.ok) return chosen
      exchange.setCookie('desk', pass.outlet, chosen.value.token, { maxAgeS: SHIFT_S })
      return ok({ person: pass.person, outlet: pass.outlet })
    },

    changePin: async ({ body }, staff, exchange) => {
      const terminal = await terminalOf(site, staff.outlet.slug, exchange)
      if (terminal === null) return refuse('terminal-required')
      const { name, secret, isEnrolled } = terminal
      const changed = await changePin(world, pins, staff, {
        pin: body.old,
        next: body.pin,
        terminal: isEnrolled ? name : '',
        device: hashOf(secret),
        isEnrolled,
        limited: !site.limits.lifted,
      })
      return changed.ok ? ok({}) : whenToComeBack(changed)
    },

    resetPin: async ({ body }, manager) => {
      const reset = await resetPin(world, manager, body.person)
      return reset.ok ? ok({ ...reset.value, expiresAt: toTimestamp(reset.value.expiresAt) }) : reset
    },
  }
}
