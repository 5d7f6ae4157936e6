/** Signing in by passkey, in English. */
import type { passkey as id } from '../id/passkey.ts'

export const passkey: typeof id = {
  submit: 'Sign in with a passkey',
  trouble: {
    closed: "The device's window was closed, ran out of time, or has no passkey for this. Try again.",
    known: 'The device would not open its passkey. Try again.',
    none: 'This browser knows no passkeys. Use another browser or device.',
    other: 'You are not signed in yet. Try again in a moment.',
    insecure: 'Passkeys need an https address. On this very machine, open it at localhost.',
    wrong: 'This passkey opens nothing here. If the address has changed, ask for a new pass.',
    offline: 'Not connected yet. Check the connection and try again.',
  },
}
