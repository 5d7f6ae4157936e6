/**
 * Passkeys (W3C Web Authentication Level 3) and the passes that enrol them. A passkey opens at one host only: the relying
 * party's id is a registrable name that the browser holds it to.
 */
import { MINUTE_MS } from './time.ts'

/** A pass is used once, and within this time. */
export const PASS_LIFE_MS = 30 * MINUTE_MS
/** 60 bits that live half an hour: short enough to be read aloud, and not found by trying. */
export const PASS_CODE_LENGTH = 12
/** From the question to the answer, a finger on a reader included. */
export const CHALLENGE_LIFE_MS = 5 * MINUTE_MS
/** One person's devices. */
export const PASSKEYS_MAX = 10

/** Ed25519, ES256, RS256 (COSE algorithms, IANA): what phones, laptops and keys make. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257] as const

/** Bytes are base64url without padding, as WebAuthn's JSON has them (§5.1). */
interface Answered<Response> {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly response: Response
}
/** A new passkey, as the browser tells of it. */
export type MadePasskey = Answered<{ readonly clientDataJSON: string; readonly attestationObject: string }>
/** What a passkey signed. */
export type SignedByPasskey = Answered<{
  readonly clientDataJSON: string
  readonly authenticatorData: string
  readonly signature: string
  readonly userHandle?: string | undefined
}>

/** Why a device made or gave none: its window was `closed`, it is `known` here already, it has `none` to make, or `other`. */
export const PASSKEY_TROUBLES = ['closed', 'known', 'none', 'other'] as const
export type PasskeyTrouble = (typeof PASSKEY_TROUBLES)[number]

/** Why nobody came in: what the device said, the address is no https, the passkey opens nothing, or nobody was heard. */
export type SignInTrouble = PasskeyTrouble | 'insecure' | 'wrong' | 'offline'

/** Where passkeys are made and asked for. */
export interface RelyingParty {
  /** A host's name without its port. */
  readonly id: string
  /** As a browser names the page that asks. */
  readonly origin: string
}

const ORIGIN = /^(https?):\/\/([a-z0-9.-]+)(?::\d+)?$/
/** Browsers read a name whose last part is a number as an IPv4 address (WHATWG URL §3.5). */
const NUMBERED = /(^|\.)\d+$/

/**
 * The relying party of pages under that origin; `null` where browsers make no passkeys: without https, but on the machine
 * itself, and at a number, which is nobody's name (§5.1.2).
 */
export function relyingParty(origin: string): RelyingParty | null {
  const [, scheme, host = ''] = ORIGIN.exec(origin) ?? []
  if (scheme === undefined || NUMBERED.test(host)) return null
  const isOwn = host === 'localhost' || host.endsWith('.localhost')
  return scheme === 'https' || isOwn ? { id: host, origin } : null
}

/** How a pass's code looks where it is read: in groups of four. */
export function shownCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}
