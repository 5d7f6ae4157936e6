/** Whoever is signed in proves once more who they are. */
import type { Proof } from '../../contract/people.ts'
import { ok, refuse } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import type { Answer, Exchange } from '../http/handler.ts'
import { proveByPasskey, proveByPin, proverOf } from '../usecases/people/prove-again.ts'
import type { Officer } from '../usecases/staff/sign-in.ts'
import type { Staff } from '../usecases/who-is.ts'
import { hashOf } from '../usecases/world.ts'
import type { Callers } from './callers.ts'
import { partyOf, pinDevice } from './if-proved.ts'
import { allow, type Site, WRONG_RATE, whenToComeBack } from './site.ts'

type ProofRoutes = Pick<Handlers<Callers>, 'proveAtDesk' | 'proveAtAgency'>
type Signed = Staff | Officer

export function proofRoutes(site: Site): ProofRoutes {
  const { world, passkeys, pins } = site

  async function prove(caller: Signed, proof: Proof, exchange: Exchange): Promise<Answer<null>> {
    const prover = proverOf(caller)
    if ('passkey' in proof) {
      const party = partyOf(site, exchange)
      if (party === null) return refuse('wrong-passkey')
      const proved = await proveByPasskey(world, { passkeys, party }, prover, proof.passkey)
      if (proved.ok) return proved
      const may = allow(site, 'wrong passes', WRONG_RATE)
      return may.ok ? proved : may
    }
    const device = await pinDevice(site, caller, exchange)
    if (device === null) return refuse('terminal-required')
    const { name: terminal, secret, isEnrolled } = device
    const tried = { ...proof, terminal: isEnrolled ? terminal : '', device: hashOf(secret), isEnrolled }
    const proved = await proveByPin(world, pins, prover, { ...tried, limited: !site.limits.lifted })
    return proved.ok ? proved : whenToComeBack(proved)
  }

  async function handle({ body }: { readonly body: Proof }, caller: Signed, exchange: Exchange) {
    const proved = await prove(caller, body, exchange)
    return proved.ok ? ok({}) : proved
  }
  return { proveAtDesk: handle, proveAtAgency: handle }
}
