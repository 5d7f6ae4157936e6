/** People of the agency or of an outlet, what they have open, and what is one's own: the same of both, by who asks. */
import type { ActorOf } from '../../domain/actor.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { Doors } from '../../domain/people.ts'
import { ok, type Result } from '../../domain/result.ts'
import { toTimestamp } from '../../domain/time.ts'
import type { Handlers } from '../http/app.ts'
import type { Exchange } from '../http/handler.ts'
import { leftAt, leftAtAgency } from '../usecases/city/first-run.ts'
import {
  addFirstManager,
  addPerson,
  changeRights,
  endPerson,
  givePass,
  renamePerson,
  withdrawPass,
} from '../usecases/people/change-people.ts'
import {
  endDevice,
  endOwnPasskey,
  endOwnSession,
  endPasskey,
  endSession,
  giveOwnPass,
  renameOwnPasskey,
} from '../usecases/people/end-access.ts'
import type { GivenPass } from '../usecases/people/passes.ts'
import {
  type Reading,
  readAccess,
  readManagers,
  readOwn,
  readPeople,
} from '../usecases/people/read-people.ts'
import type { Callers } from './callers.ts'
import { partyOf } from './if-proved.ts'
import { demoOf, type Site, takesManagerPins, takesOfficerPins } from './site.ts'

type Member = Callers['member']
type MemberRoutes = Pick<
  Handlers<Callers>,
  | 'people'
  | 'addPerson'
  | 'givePass'
  | 'withdrawPass'
  | 'changeRights'
  | 'renamePerson'
  | 'endPerson'
  | 'endPasskey'
  | 'access'
  | 'endSession'
  | 'endDevice'
  | 'own'
  | 'giveOwnPass'
  | 'renameOwnPasskey'
  | 'endOwnPasskey'
  | 'endOwnSession'
  | 'left'
  | 'managers'
  | 'addFirstManager'
>

/** How that place is entered at the address that was asked. */
export async function doorsOf(site: Site, outlet: OutletId, exchange: Exchange): Promise<Doors> {
  const host = partyOf(site, exchange)?.id ?? null
  return { host, takesPins: outlet === '' ? await takesOfficerPins(site) : takesManagerPins(site) }
}

export function memberRoutes(site: Site): MemberRoutes {
  const { world } = site

  async function handOf<Actor extends Member>(actor: Actor, exchange: Exchange, at = placeOf(actor)) {
    return { actor, at, doors: await doorsOf(site, at, exchange) }
  }

  async function readingOf(member: Member, exchange: Exchange): Promise<Reading> {
    const at = placeOf(member)
    return {
      at,
      name: member.kind === 'officer' ? member.name : member.staff,
      tokenHash: member.tokenHash,
      doors: await doorsOf(site, at, exchange),
    }
  }

  return {
    people: async (_input, member, exchange) =>
      ok({ people: await readPeople(world, await readingOf(member, exchange)) }),
    addPerson: async ({ body }, member, exchange) => {
      const { name, rights, again = false } = body
      return madePass(await addPerson(world, await handOf(member, exchange), { name, rights, again }))
    },
    givePass: async ({ body }, member, exchange) =>
      toldPass(await givePass(world, await handOf(member, exchange), body.name)),
    withdrawPass: async ({ body }, member, exchange) =>
      withdrawPass(world, await handOf(member, exchange), body.name),
    changeRights: async ({ body }, member, exchange) =>
      changeRights(world, await handOf(member, exchange), body.name, body.rights),
    renamePerson: async ({ body }, member, exchange) =>
      renamePerson(world, await handOf(member, exchange), body.name, body.to),
    endPerson: async ({ body }, member, exchange) =>
      endPerson(world, await handOf(member, exchange), body.name),
    endPasskey: async ({ body }, member, exchange) =>
      endPasskey(world, await handOf(member, exchange), body.name, body.id),

    access: async (_input, member, exchange) =>
      ok(await readAccess(world, await readingOf(member, exchange))),
    endSession: async ({ body }, member, exchange) =>
      endSession(world, await handOf(member, exchange), body.id),
    endDevice: async ({ body }, manager, exchange) =>
      endDevice(world, await handOf(manager, exchange), body.id),

    own: async (_input, member, exchange) => ok(await readOwn(world, await readingOf(member, exchange))),
    giveOwnPass: async (_input, member, exchange) =>
      toldPass(ok(await giveOwnPass(world, await handOf(member, exchange)))),
    renameOwnPasskey: async ({ body }, member, exchange) =>
      renameOwnPasskey(world, await handOf(member, exchange), body.id, body.device),
    endOwnPasskey: async ({ body }, member, exchange) =>
      endOwnPasskey(world, await handOf(member, exchange), body.id),
    endOwnSession: async ({ body }, member, exchange) =>
      endOwnSession(world, await handOf(member, exchange), body.id),

    left: async (_input, member) => {
      // Its people are invented, and so is their first day.
      if (demoOf(site) !== null) return ok({ steps: [] })
      const { rights } = member
      const steps =
        member.kind === 'officer'
          ? await leftAtAgency(world, rights)
          : await leftAt(world, member.outlet.slug, rights)
      return ok({ steps })
    },
    managers: async (_input, _officer, exchange) =>
      ok({ outlets: await readManagers(world, await doorsOf(site, 'an outlet', exchange)) }),
    addFirstManager: async ({ params, body }, officer, exchange) =>
      madePass(await addFirstManager(world, await handOf(officer, exchange, params.outlet), body.name)),
  }
}

function placeOf(member: ActorOf<'manager' | 'officer'>): OutletId {
  return member.kind === 'officer' ? '' : member.outlet.slug
}

function toldPass<Code extends string>(given: Result<GivenPass, Code>) {
  return given.ok ? ok({ code: given.value.code, expiresAt: toTimestamp(given.value.expiresAt) }) : given
}

function madePass<Code extends string>(given: Result<GivenPass, Code>) {
  const told = toldPass(given)
  return told.ok ? { ...told, created: true } : told
}
