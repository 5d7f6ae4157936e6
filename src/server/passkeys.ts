/**
 * Passkeys, looked at by a library that is loaded when the first is: reading certificates of attestation is most of it, and
 * few people come in in a day.
 */
import type { VerifiedAuthenticationResponse, VerifiedRegistrationResponse } from '@simplewebauthn/server'
import { PASSKEY_ALGORITHMS } from '../domain/passkey.ts'
import type { PasskeyExpected, Passkeys } from './ports.ts'

const library = () => import('@simplewebauthn/server')

function expected({ party, isChallenge }: PasskeyExpected) {
  return {
    expectedChallenge: isChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }
}

export const passkeys: Passkeys = {
  async made(made, asked) {
    const { verifyRegistrationResponse } = await library()
    const response = { ...made, clientExtensionResults: {} }
    const looked = await whatever<VerifiedRegistrationResponse>(() =>
      verifyRegistrationResponse({
        response,
        ...expected(asked),
        supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
      }),
    )
    if (looked?.verified !== true) return null
    const { credential, credentialBackedUp } = looked.registrationInfo
    return {
      credential: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      isBackedUp: credentialBackedUp,
    }
  },
  async signed(signed, { publicKey, counter }, asked) {
    const { verifyAuthenticationResponse } = await library()
    const { userHandle, ...response } = signed.response
    const looked = await whatever<VerifiedAuthenticationResponse>(() =>
      verifyAuthenticationResponse({
        response: {
          ...signed,
          response: { ...response, ...(userHandle === undefined ? {} : { userHandle }) },
          clientExtensionResults: {},
        },
        ...expected(asked),
        credential: {
          id: signed.id,
          publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
          counter,
        },
      }),
    )
    if (looked?.verified !== true) return null
    const { newCounter, credentialBackedUp } = looked.authenticationInfo
    return { counter: newCounter, isBackedUp: credentialBackedUp }
  },
}

/** What is not as it must be is told by throwing, in sentences for whoever wrote the page. */
async function whatever<Found>(look: () => Promise<Found>): Promise<Found | null> {
  try {
    return await look()
  } catch {
    return null
  }
}
