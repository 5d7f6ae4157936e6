/** Has whoever is signed in proved within the last minutes who they are? If not, by what they can, here. */
import { type RelyingParty, relyingParty } from '../../domain/passkey.ts'
import { isProved, type ProofWay } from '../../domain/proof.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { Answer, Exchange } from '../http/handler.ts'
import { proverOf, waysToProve } from '../usecases/people/prove-again.ts'
import type { Officer } from '../usecases/staff/sign-in.ts'
import type { Staff } from '../usecases/who-is.ts'
import { newSecret } from '../usecases/world.ts'
import { CITY, type Site, takesManagerPins, takesOfficerPins } from './site.ts'
import { type Terminal, terminalOf } from './terminals.ts'

/** Under the address that was set, or the one that was asked where none was. */
export function partyOf(
  { publicUrl }: Pick<Site, 'publicUrl'>,
  exchange: Pick<Exchange, 'header'>,
): RelyingParty | null {
  return relyingParty(publicUrl ?? `http://${exchange.header('host') ?? ''}`)
}

/** A device at which their PIN is taken; null: none is, here. */
export async function pinDevice(
  site: Site,
  caller: Staff | Officer,
  exchange: Exchange,
): Promise<Terminal | null> {
  if (caller.kind !== 'officer') return terminalOf(site, caller.outlet.slug, exchange)
  if (!(await takesOfficerPins(site))) return null
  const secret = exchange.cookies('terminal').get(CITY) ?? newSecret(site.world)
  return { name: '', secret, isEnrolled: false }
}

export async function ifProved<Caller extends Staff | Officer>(
  site: Site,
  exchange: Exchange,
  caller: Caller,
): Promise<Answer<Caller>> {
  if (isProved(caller.provedAt, site.world.clock.now())) return ok(caller)
  const mayByPin = caller.kind !== 'manager' || takesManagerPins(site)
  const takesPin = mayByPin && (await pinDevice(site, caller, exchange)) !== null
  return refuse('prove-again', { by: await waysOf(site, exchange, caller, takesPin) })
}

/** A manager who came by PIN is asked for the passkey that makes them one; who is none is refused. */
export async function ifManager(site: Site, exchange: Exchange, staff: Staff): Promise<Answer<never>> {
  if (!staff.isMore) return refuse('not-allowed')
  return refuse('prove-again', { by: await waysOf(site, exchange, staff, false), asManager: true })
}

/** By what they have, here. */
function waysOf(
  site: Site,
  exchange: Exchange,
  caller: Staff | Officer,
  takesPin: boolean,
): Promise<ProofWay[]> {
  const host = partyOf(site, exchange)?.id ?? null
  return waysToProve(site.world, proverOf(caller), { host, takesPin })
}
