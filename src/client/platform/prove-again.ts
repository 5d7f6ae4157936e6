/**
 * What cannot be undone asks once more who one is: `askAgain` asks like `ask`, and where the server wants a proof first, waits for
 * the page's sheet to have it, and then sends the same request. Without a sheet, or when it is closed, the refusal stands.
 */
import { useEffect, useState } from 'preact/hooks'
import type { ProofWanted } from '../../contract/people.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { SignInTrouble } from '../../domain/passkey.ts'
import type { PinTrouble, ProofWay } from '../../domain/proof.ts'
import { type Ask, ask, type Reply } from './api.ts'
import { signedByPasskey } from './passkey.ts'

interface Asked {
  readonly by: readonly ProofWay[]
  readonly asManager: boolean
}

interface Wanted extends Asked {
  readonly settle: (isProved: boolean) => void
}

/** The sheet that is on the page, if one is. */
let sheet: ((wanted: Wanted | null) => void) | null = null
let waiting: Promise<boolean> | null = null

/** Of several requests at once one sheet asks for all. */
function proved(asked: Asked): Promise<boolean> {
  const show = sheet
  if (show === null) return Promise.resolve(false)
  waiting ??= new Promise<boolean>(settle => show({ ...asked, settle })).finally(() => {
    waiting = null
    show(null)
  })
  return waiting
}

export const askAgain: Ask = async (method, address, options) => {
  const reply = await ask(method, address, options)
  if (reply.ok || reply.code !== 'prove-again') return reply
  return (await proved(askedIn(reply.context))) ? ask(method, address, options) : reply
}

function askedIn(context: unknown): Asked {
  const { by = [], asManager = false } = (context ?? {}) as Partial<ProofWanted>
  return { by, asManager }
}

export interface Proving extends Asked {
  /** What stands in the way; null: it is proved. */
  readonly onPasskey: () => Promise<SignInTrouble | null>
  readonly onPin: (pin: string) => Promise<PinTrouble | null>
  readonly onClose: () => void
}

/** For the sheet of a page; null: nothing is asked just now. `outlet`: null at the agency. */
export function useProving(outlet: OutletId | null): Proving | null {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  useEffect(() => {
    sheet = setWanted
    return () => {
      if (sheet === setWanted) sheet = null
    }
  }, [])
  if (wanted === null) return null
  const { settle, ...asked } = wanted
  /** Whose session is over can prove nothing: what they asked for is asked again, and its screen hears why. */
  function settled<Trouble>(reply: Reply<unknown>, trouble: (refused: Refused) => Trouble): Trouble | null {
    if (!reply.ok && reply.code !== 'session-required') return trouble(reply)
    settle(true)
    return null
  }
  return {
    ...asked,
    onClose: () => settle(false),
    async onPasskey() {
      const signed = await signedByPasskey()
      if (!signed.ok) return signed.trouble
      return settled(await prove(outlet, { passkey: signed.value }), troubleOf)
    },
    async onPin(pin) {
      return settled(await prove(outlet, { pin }), pinTroubleOf)
    },
  }
}

/** At a locked desk. What stands in the way; null: it is proved. */
export async function proveByPasskey(outlet: OutletId | null): Promise<SignInTrouble | null> {
  const signed = await signedByPasskey()
  if (!signed.ok) return signed.trouble
  const reply = await prove(outlet, { passkey: signed.value })
  return reply.ok ? null : troubleOf(reply)
}

type Shown = Parameters<typeof ask<'proveAtDesk'>>[2]
type Proof = NonNullable<NonNullable<Shown>['body']>

function prove(outlet: OutletId | null, body: Proof): Promise<Reply<unknown>> {
  if (outlet === null) return ask<'proveAtAgency'>('POST', '/api/agency/session/prove', { body })
  return ask<'proveAtDesk'>('POST', '/api/desk/session/prove', { outlet, body })
}

type Refused = Extract<Reply<unknown>, { ok: false }>

function troubleOf({ code }: Refused): SignInTrouble {
  if (code === 'offline') return 'offline'
  return code === 'wrong-passkey' ? 'wrong' : 'other'
}

function pinTroubleOf({ code, retryAfterS = 0 }: Refused): PinTrouble {
  if (code === 'too-many') return { is: 'wait', retryAfterS }
  return { is: code === 'wrong-pin' || code === 'offline' ? code : 'other' }
}
