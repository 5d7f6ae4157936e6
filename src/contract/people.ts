/** Passes and passkeys: how officers and managers come in (W3C Web Authentication Level 3, as JSON). */
import * as z from 'zod/mini'
import { FIRST_STEPS } from '../domain/first-run.ts'
import { PERSON_NAME_MAX } from '../domain/people.ts'
import { PROOF_WAYS } from '../domain/proof.ts'
import { RIGHTS } from '../domain/rights.ts'
import { STAFF_ROLES } from '../domain/staff.ts'
import { digitsOf } from '../domain/typed.ts'
import { OutletId, RoomName, Slug, Text, Time, TypedCode, TypedPin } from './words.ts'

/** Base64url without padding, as WebAuthn's JSON has bytes. */
const Bytes = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[A-Za-z0-9_-]*$/))
/** A credential id is at most 1,023 bytes (§4). */
const CredentialId = Bytes(1_364)
const ANSWER_MAX = 16_384

const DeviceName = Text(40)

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
  /** At a terminal of their outlet a PIN is chosen with it; absent elsewhere. */
  pinAs: z.optional(z.enum(STAFF_ROLES)),
})
export type Pass = z.infer<typeof Pass>

export const PassUse = z.object({ code: TypedCode, device: DeviceName, passkey: MadePasskey })

export const PasskeySessionRequest = z.object({ passkey: SignedByPasskey })
/** Six digits and more. */
const NewPin = z.string().check(z.maxLength(200), z.overwrite(digitsOf), z.regex(/^\d{6,12}$/))
/** Whoever has a pass chooses a PIN of their own, at a terminal. */
export const PinChoice = z.object({ code: TypedCode, pin: NewPin })
export const PinChange = z.object({ old: TypedPin, pin: NewPin })
export const PinReset = z.object({ person: Text(PERSON_NAME_MAX) })

/** Whoever is signed in shows once more who they are. */
export const Proof = z.union([z.object({ pin: TypedPin }), z.object({ passkey: SignedByPasskey })])
export type Proof = z.infer<typeof Proof>
/** By what they can, as `prove-again` says it. */
export const ProofWanted = z.object({
  by: z.array(z.enum(PROOF_WAYS)),
  /** It is a manager's to do, and they came in as a clerk: by PIN. */
  asManager: z.optional(z.boolean()),
})
export type ProofWanted = z.infer<typeof ProofWanted>

/** Who came in, and where. */
export const PasskeySession = z.object({ person: z.string(), outlet: z.nullable(Slug) })

/** A passkey as it is told to whoever may end it: not what it signs with. */
const ListedPasskey = z.object({
  id: z.string(),
  device: z.string(),
  madeAt: Time,
  usedAt: z.nullable(Time),
  /** Also on other devices of theirs, by whoever keeps their passkeys. */
  isBackedUp: z.boolean(),
  /** False: it was made at another address, and opens nothing here. */
  opensHere: z.boolean(),
})
export type ListedPasskey = z.infer<typeof ListedPasskey>

const Rights = z.array(z.enum(RIGHTS)).check(z.minLength(1), z.maxLength(RIGHTS.length))
const PersonName = Text(PERSON_NAME_MAX)
const ShortId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))

const Person = z.object({
  name: z.string(),
  /** Words with spaces between, as `readRights` takes them: one that a client does not know is none that it can show. */
  rights: z.string(),
  passkeys: z.array(ListedPasskey),
  hasPin: z.boolean(),
  /** Until when a pass that was given to them can be used; null: none can. */
  passUntil: z.nullable(Time),
  /** Null where they were not heard yet. */
  heardAt: z.nullable(Time),
  isYou: z.boolean(),
})
export type Person = z.infer<typeof Person>
/** Whoever belongs to the outlet that is named, or to the agency where none is. */
export const People = z.object({ people: z.array(Person) })

const ListedSession = z.object({
  id: z.string(),
  person: z.string(),
  /** Empty where it has no name. */
  device: z.string(),
  since: z.nullable(Time),
  heardAt: z.nullable(Time),
  isThis: z.boolean(),
})
export type ListedSession = z.infer<typeof ListedSession>

const ListedDevice = z.object({
  id: z.string(),
  name: z.string(),
  /** Of a room's tablet; null: a terminal. */
  room: z.nullable(RoomName),
  enrolledAt: Time,
  enrolledBy: z.string(),
  heardAt: z.nullable(Time),
  /** By whom: null where it was its room's next tablet. */
  ended: z.nullable(z.object({ at: Time, by: z.nullable(z.string()) })),
})
export type ListedDevice = z.infer<typeof ListedDevice>

export const Access = z.object({ sessions: z.array(ListedSession), devices: z.array(ListedDevice) })
export type Access = z.infer<typeof Access>
export const Own = z.object({
  name: z.string(),
  passkeys: z.array(ListedPasskey),
  sessions: z.array(ListedSession),
})

export const NewPerson = z.object({
  name: PersonName,
  rights: Rights,
  /** Whoever had that name before is back; without it, a name that was somebody's is refused. */
  again: z.optional(z.boolean()),
})
export const PersonNamed = z.object({ name: PersonName })
export const PersonRights = z.object({ name: PersonName, rights: Rights })
export const PersonRenamed = z.object({ name: PersonName, to: PersonName })
export const PasskeyOf = z.object({ name: PersonName, id: CredentialId })
export const OwnPasskey = z.object({ id: CredentialId })
export const OwnPasskeyNamed = z.object({ id: CredentialId, device: DeviceName })
export const OpenOne = z.object({ id: ShortId })
/** Told once, to whoever gives it. */
export const GivenPass = z.object({ code: z.string(), expiresAt: Time })
export type GivenPass = z.infer<typeof GivenPass>

/** Outlets, and whether somebody there can add people already. */
export const Managers = z.object({
  outlets: z.array(z.object({ outlet: OutletId, name: z.string(), hasManager: z.boolean() })),
})
export const FirstManager = z.object({ name: PersonName })

/** What is left of the first afternoon; nothing once all of it is done. */
export const Left = z.object({
  steps: z.array(z.object({ step: z.enum(FIRST_STEPS), isDone: z.boolean() })),
})
