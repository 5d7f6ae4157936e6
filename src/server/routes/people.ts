/** How people come in: passes that make passkeys, and passkeys. */
import { type RelyingParty, relyingParty } from '../../domain/passkey.ts'
import { ok, refuse } from '../../domain/result.ts'
import { toTimestamp } from '../../domain/time.ts'
import type { Handlers } from '../http/app.ts'
import type { Answer, Exchange } from '../http/handler.ts'
import type { Rate } from '../http/limits.ts'
import { readPass } from '../usecases/people/passes.ts'
import {
  askingFor,
  type CameIn,
  creationFor,
  enrolPasskey,
  signInByPasskey,
} from '../usecases/people/passkeys.ts'
import { type Callers, CITY } from './callers.ts'
import { SHIFT_S } from './desk.ts'
import { OFFICER_S } from './papers.ts'
import { allow, type Site } from './site.ts'

/** Wrong codes and passkeys that are answered as wrong, of the whole program: 60 bits are not found by trying. */
const WRONG_RATE: Rate = { burst: 60, perMinute: 120 }

type PeopleRoutes = Pick<Handlers<Callers>, 'pass' | 'usePass' | 'passkeyAsking' | 'openPasskeySession'>

export function peopleRoutes(site: Site, publicUrl: string | null): PeopleRoutes {
  const { world, passkeys } = site

  function unlessTooMany<Wrong extends Answer<never>>(wrong: Wrong): Answer<never> {
    const may = allow(site, 'wrong passes', WRONG_RATE)
    return may.ok ? wrong : may
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
      const party = partyOf(publicUrl, exchange)
      return ok({
        person: pass.person,
        outlet: pass.at === null ? null : { slug: pass.at.slug, name: pass.at.name },
        expiresAt: toTimestamp(pass.expiresAt),
        creation: party === null ? null : await creationFor(world, party, pass),
      })
    },

    usePass: async ({ body }, _caller, exchange) => {
      const party = partyOf(publicUrl, exchange)
      if (party === null) return refuse('not-allowed')
      const pass = await readPass(world, body.code)
      if (pass === null) return unlessTooMany(refuse('wrong-code'))
      const made = { made: body.passkey, device: body.device }
      const enrolled = await enrolPasskey(world, { passkeys, party }, pass, made)
      return enrolled.ok ? letIn(exchange, enrolled.value) : unlessTooMany(enrolled)
    },

    passkeyAsking: async (_input, _caller, exchange) => {
      const party = partyOf(publicUrl, exchange)
      return ok({ asking: party === null ? null : askingFor(world, party) })
    },

    openPasskeySession: async ({ body }, _caller, exchange) => {
      const party = partyOf(publicUrl, exchange)
      if (party === null) return refuse('not-allowed')
      const signed = await signInByPasskey(world, { passkeys, party }, body.passkey)
      return signed.ok ? letIn(exchange, signed.value) : unlessTooMany(signed)
    },
  }
}

/** Under the address that was set, or the one that was asked where none was. */
function partyOf(publicUrl: string | null, exchange: Exchange): RelyingParty | null {
  return relyingParty(publicUrl ?? `http://${exchange.header('host') ?? ''}`)
}
