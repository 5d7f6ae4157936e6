/**
 * Passkeys of this device (W3C Web Authentication Level 3). What a browser says when it makes or gives none is one of four
 * things that a person can act on; the library that knows its dialects is loaded when somebody is asked.
 */
import type { PasskeyAsking, PasskeyCreation } from '../../contract/people.ts'
import type { RouteAnswer } from '../../contract/routes.ts'
import type { MadePasskey, PasskeyTrouble, SignedByPasskey, SignInTrouble } from '../../domain/passkey.ts'
import { ask } from './api.ts'

export type FromDevice<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly trouble: PasskeyTrouble }

export function makePasskey(creation: PasskeyCreation): Promise<FromDevice<MadePasskey>> {
  return fromDevice(async () => {
    const { startRegistration } = await import('@simplewebauthn/browser')
    const { id, rawId, type, response } = await startRegistration({ optionsJSON: creation })
    const { clientDataJSON, attestationObject } = response
    return { id, rawId, type, response: { clientDataJSON, attestationObject } }
  })
}

export async function signInByPasskey(): Promise<
  | { readonly ok: true; readonly value: RouteAnswer<'openPasskeySession'> }
  | { readonly ok: false; readonly trouble: SignInTrouble }
> {
  const signed = await signedByPasskey()
  if (!signed.ok) return signed
  const reply = await ask<'openPasskeySession'>('POST', '/api/passkey/session', {
    body: { passkey: signed.value },
  })
  if (reply.ok) return { ok: true, value: reply.value }
  if (reply.code === 'offline') return { ok: false, trouble: 'offline' }
  return { ok: false, trouble: reply.code === 'wrong-passkey' ? 'wrong' : 'other' }
}

/** What a passkey of this device signs for whoever is asked. */
export async function signedByPasskey(): Promise<
  | { readonly ok: true; readonly value: SignedByPasskey }
  | { readonly ok: false; readonly trouble: SignInTrouble }
> {
  const asked = await ask<'passkeyAsking'>('POST', '/api/passkey')
  if (!asked.ok) return { ok: false, trouble: asked.code === 'offline' ? 'offline' : 'other' }
  if (asked.value.asking === null) return { ok: false, trouble: 'insecure' }
  return sign(asked.value.asking)
}

function sign(asking: PasskeyAsking): Promise<FromDevice<SignedByPasskey>> {
  return fromDevice(async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser')
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON: asking })
    const { clientDataJSON, authenticatorData, signature, userHandle } = response
    return { id, rawId, type, response: { clientDataJSON, authenticatorData, signature, userHandle } }
  })
}

async function fromDevice<Value>(work: () => Promise<Value>): Promise<FromDevice<Value>> {
  if (!('PublicKeyCredential' in globalThis)) return { ok: false, trouble: 'none' }
  try {
    return { ok: true, value: await work() }
  } catch (fault) {
    return { ok: false, trouble: troubleOf(fault) }
  }
}

/** §5.1.3, §5.1.4: `NotAllowedError` is all that is told of whoever closed the window, waited, or has none. */
function troubleOf(fault: unknown): PasskeyTrouble {
  const name = fault instanceof Error ? fault.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'closed'
  if (name === 'InvalidStateError') return 'known'
  return name === 'NotSupportedError' ? 'none' : 'other'
}

/** Where whoever came in is at work. */
export function homeOf({ outlet }: Pick<RouteAnswer<'openPasskeySession'>, 'outlet'>): string {
  return outlet === null ? '/evaluate' : `/manage/${outlet}`
}
