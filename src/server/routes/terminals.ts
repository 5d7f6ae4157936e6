/** The devices that PINs are typed at. */
import type { OutletId, Secret, TerminalName } from '../../domain/ids.ts'
import { ok } from '../../domain/result.ts'
import type { Exchange } from '../http/handler.ts'
import { browserSecret } from '../usecases/city/codes.ts'
import { terminalName } from '../usecases/staff/enrol.ts'
import { newSecret } from '../usecases/world.ts'
import { demoOf, type Site, withOutlet } from './site.ts'

export interface Terminal {
  readonly name: TerminalName
  /** What its cookie holds. */
  readonly secret: Secret
  readonly isEnrolled: boolean
}

/** Null: nobody enrolled this device here. In the demo any browser is a terminal, each under a name of its own. */
export async function terminalOf(
  site: Site,
  slug: OutletId,
  exchange: Pick<Exchange, 'cookies'>,
): Promise<Terminal | null> {
  const { world } = site
  const token = exchange.cookies('terminal').get(slug)
  const enrolled = await withOutlet(site, slug, async outlet =>
    ok(token === undefined ? null : await terminalName(world, outlet, token)),
  )
  if (token !== undefined && enrolled.ok && enrolled.value !== null)
    return { name: enrolled.value, secret: token, isEnrolled: true }
  if (demoOf(site) === null) return null
  const name = `demo ${newSecret(world).slice(0, 6)}`
  return { name, secret: token ?? browserSecret(world.keys, name), isEnrolled: false }
}
