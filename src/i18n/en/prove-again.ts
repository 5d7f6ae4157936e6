/** Before what cannot be undone, in English. */
import type { proveAgain as id } from '../id/prove-again.ts'
import { passkey } from './passkey.ts'

export const proveAgain: typeof id = {
  title: 'Prove once more that this is you',
  lead: 'This cannot be undone. It is done as soon as that is proved.',
  asManager:
    'This is a manager’s to do, and by PIN you are in as a clerk. Show your passkey; it is done right after.',
  noManager:
    'This is a manager’s to do, and at this address managers come in by passkey. You have none yet: ask another manager or the agency for a pass.',
  noWay: 'There is no passkey or PIN of yours on this device. Sign in again, then repeat it.',
  close: 'Do not do it',
  usePasskey: 'Use a passkey',
  byPasskey: passkey,
  pin: 'Your PIN',
  submit: 'Go on',
  wait: (minutes: number) =>
    `The PIN was wrong too often. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  pinTrouble: {
    'wrong-pin': 'The PIN does not match. Nothing was changed.',
    offline: 'Not connected yet. Check the connection, then try again.',
    other: 'That did not work. Try again in a moment.',
  },
}
