/** How people come in: passes that make passkeys, and passkeys. */
import type { OutletId } from '../../domain/ids.ts'
import type { RelyingParty } from '../../domain/passkey.ts'
import { ok, refuse } from '../../domain/result.ts'
import { toTimestamp } from '../../domain/time.ts'
import type { Handlers } from '../http/app.ts'
import type { Answer, Exchange } from '../http/handler.ts'
import { roleOf } from '../usecases/people/member.ts'
import { readPass } from '../usecases/people/passes.ts'
import {
  type AskedAt,
  askingFor,
  type CameIn,
  creationFor,
  enrolPasskey,
  signInByPasskey,
} from '../usecases/people/passkeys.ts'
import { hashOf } from '../usecases/world.ts'
import type { Callers } from './callers.ts'
import { SHIFT_S } from './desk.ts'
import { partyOf } from './if-proved.ts'
import { OFFICER_S } from './papers.ts'
import { allow, CITY, type Site, WRONG_RATE } from './site.ts'
import { terminalOf } from './terminals.ts'

type PeopleRoutes = Pick<Handlers<Callers>, 'pass' | 'usePass' | 'passkeyAsking' | 'openPasskeySession'>

export function peopleRoutes(site: Site): PeopleRoutes {
  const { world, passkeys } = site

  function unlessTooMany<Wrong extends Answer<never>>(wrong: Wrong): Answer<never> {
    const may = allow(site, 'wrong passes', WRONG_RATE)
    return may.ok ? wrong : may
  }

  function askedAt(party: RelyingParty, exchange: Exchange): AskedAt {
    const cookies = exchange.cookies('terminal')
    const terminal = (outlet: OutletId) => {
      const token = cookies.get(outlet)
      return token === undefined ? null : hashOf(token)
    }
    return { passkeys, party, terminal }
  }

  function letIn(exchange: Exchange, { person, at, token }: CameIn) {
    if (at === null) exchange.setCookie('agency', CITY, token, { maxAgeS: OFFICER_S })
    else exchange.setCookie('desk', at.slug, token, { maxAgeS: SHIFT_S })
    return ok({ person, outlet: at?.slug ?? null })
  }

  return {
    pass: async ({ body }, _caller, exchange) => {
      const pass = await readPass(world, body.code)
      if (pass === null) return unlessTooMany(refuse('wrong-code'))
      const party = partyOf(site, exchange)
      const isTerminal = pass.at !== null && (await terminalOf(site, pass.outlet, exchange)) !== null
      const role = isTerminal ? await roleOf(world, pass) : null
      return ok({
        person: pass.person,
        outlet: pass.at === null ? null : { slug: pass.at.slug, name: pass.at.name },
        expiresAt: toTimestamp(pass.expiresAt),
        creation: party === null ? null : await creationFor(world, party, pass),
        ...(role === null ? {} : { pinAs: role }),
      })
    },

    usePass: async ({ body }, _caller, exchange) => {
      const party = partyOf(site, exchange)
      if (party === null) return refuse('not-allowed')
      const pass = await readPass(world, body.code)
      if (pass === null) return unlessTooMany(refuse('wrong-code'))
      const made = { made: body.passkey, device: body.device }
      const enrolled = await enrolPasskey(world, askedAt(party, exchange), pass, made)
      return enrolled.ok ? letIn(exchange, enrolled.value) : unlessTooMany(enrolled)
    },

    passkeyAsking: async (_input, _caller, exchange) => {
      const party = partyOf(site, exchange)
      return ok({ asking: party === null ? null : askingFor(world, party) })
    },

    openPasskeySession: async ({ body }, _caller, exchange) => {
      const party = partyOf(site, exchange)
      if (party === null) return refuse('not-allowed')
      const signed = await signInByPasskey(world, askedAt(party, exchange), body.passkey)
      return signed.ok ? letIn(exchange, signed.value) : unlessTooMany(signed)
    },
  }
}
