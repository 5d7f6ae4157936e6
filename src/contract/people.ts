/** Passes and passkeys: how officers and managers come in (W3C Web Authentication Level 3, as JSON). */
import * as z from 'zod/mini'
import { Slug, Text, Time, TypedCode } from './words.ts'

/** Base64url without padding, as WebAuthn's JSON has bytes. */
const Bytes = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[A-Za-z0-9_-]*$/))
/** A credential id is at most 1,023 bytes (§4). */
const CredentialId = Bytes(1_364)
const ANSWER_MAX = 16_384

/** What a browser is asked to make a passkey with (§5.4). */
export const PasskeyCreation = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  excludeCredentials: z.array(z.object({ type: z.literal('public-key'), id: z.string() })),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
})
export type PasskeyCreation = z.infer<typeof PasskeyCreation>

/** What a browser is asked for a passkey with (§5.5); which of its own it shows is the browser's to say. */
export const PasskeyAsking = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
})
export type PasskeyAsking = z.infer<typeof PasskeyAsking>

const answered = { id: CredentialId, rawId: CredentialId, type: z.literal('public-key') }

/** A new passkey, as the browser tells of it. */
export const MadePasskey = z.object({
  ...answered,
  response: z.object({ clientDataJSON: Bytes(ANSWER_MAX), attestationObject: Bytes(ANSWER_MAX) }),
})

/** What a passkey signed. */
export const SignedByPasskey = z.object({
  ...answered,
  response: z.object({
    clientDataJSON: Bytes(ANSWER_MAX),
    authenticatorData: Bytes(ANSWER_MAX),
    signature: Bytes(ANSWER_MAX),
    userHandle: z.optional(Bytes(88)),
  }),
})

/** Of the agency where the outlet is null. */
const Place = z.nullable(z.object({ slug: Slug, name: z.string() }))

export const PassRequest = z.object({ code: TypedCode })
export const Pass = z.object({
  person: z.string(),
  outlet: Place,
  expiresAt: Time,
  /** Null where browsers make no passkeys at this address: without https, or at a number. */
  creation: z.nullable(PasskeyCreation),
})
export type Pass = z.infer<typeof Pass>

export const PassUse = z.object({ code: TypedCode, device: Text(40), passkey: MadePasskey })

export const PasskeySessionRequest = z.object({ passkey: SignedByPasskey })
/** Who came in, and where. */
export const PasskeySession = z.object({ person: z.string(), outlet: z.nullable(Slug) })
