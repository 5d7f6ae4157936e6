/** What was done, by whose hand, to what, on which day: newest first, a page at a time. */
import type { Thing } from '../../../domain/act.ts'
import type { ActorKind } from '../../../domain/actor.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { assertNever } from '../../../domain/result.ts'
import { STAFF_ROLES } from '../../../domain/staff.ts'
import {
  type Act,
  actsBetween,
  actsFound,
  actsOfPerson,
  actsOnThing,
  type Page,
  type Sought,
} from '../../storage/statements/acts/acts.ts'
import type { World } from '../world.ts'

/** Acts of a page. */
const PAGE_ACTS = 100

export type ActsAsked =
  | { readonly of: 'person'; readonly kind: ActorKind; readonly name: string }
  | { readonly of: 'thing'; readonly thing: Thing; readonly id: string }
  | { readonly of: 'time'; readonly fromMs: number; readonly toMs: number }
  | ({ readonly of: 'search' } & Sought)

export interface ActsRead {
  readonly acts: readonly Act[]
  /** Number to go on before; `null` behind the last page. */
  readonly next: number | null
}

/** `outlet`: a slug, or '' for acts of the whole city. `before`: the number that the page before told. */
export async function readActs(
  { storage }: Pick<World, 'storage'>,
  outlet: OutletId,
  asked: ActsAsked,
  before = Number.MAX_SAFE_INTEGER,
): Promise<ActsRead> {
  // One more than is told says whether there is a next page.
  const page: Page = { before, limit: PAGE_ACTS + 1 }
  const found = await storage.read(sql => {
    switch (asked.of) {
      case 'person':
        return actsOfPerson(sql, outlet, { kinds: kindsOf(asked.kind), name: asked.name }, page)
      case 'thing':
        return actsOnThing(sql, outlet, asked, page)
      case 'time':
        return actsBetween(sql, outlet, asked, page)
      case 'search':
        return actsFound(sql, outlet, asked, page)
      default:
        return assertNever(asked)
    }
  })
  const acts = found.slice(0, PAGE_ACTS)
  return { acts, next: found.length > PAGE_ACTS ? (acts.at(-1)?.seq ?? null) : null }
}

/** A clerk who became a manager is the same person. */
function kindsOf(kind: ActorKind): readonly ActorKind[] {
  return STAFF_ROLES.some(role => role === kind) ? STAFF_ROLES : [kind]
}
