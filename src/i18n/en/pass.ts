/** A pass in English. */
import type { pass as id } from '../id/pass.ts'
import { language } from './language.ts'

export const pass: typeof id = {
  locale: language.locale,
  title: 'Pass',
  language: 'Language',
  loading: 'Reading the pass …',
  ask: {
    title: 'Type the code of your pass',
    lead: 'Twelve letters and digits, from whoever invited you.',
    code: 'Code of the pass',
    submit: 'Open',
  },
  make: {
    title: 'Sign in by fingerprint or face',
    lead: 'This phone or laptop keeps a passkey. There is no password to forget or to be stolen, and your fingerprint does not leave the device.',
    whose: (person, place) => `A pass for ${person}, ${place ?? 'the agency'}.`,
    device: 'Name of this device',
    phone: 'Phone',
    computer: 'Laptop',
    submit: 'Make a passkey',
    again: 'Make another one on another device afterwards. If one is lost, the other opens the door.',
    left: (minutes, host) => `Works once, ${minutes} min left. Address: ${host}`,
  },
  pin: {
    title: 'Choose a PIN of your own',
    lead: 'Six digits or more that nobody but you knows. Not even the manager ever sees it.',
    pin: 'New PIN',
    again: 'New PIN, once more',
    differ: 'The two PINs are not the same. Type them again.',
    submit: 'Save and sign in',
    left: minutes => `This pass works once, ${minutes} min left.`,
    instead: 'Choose a PIN for the front desk',
  },
  insecure: {
    title: 'Passkeys need https',
    lead: 'Browsers make passkeys at https addresses only, or on this very machine at localhost.',
    atTerminal: 'Or open this pass at a terminal of the front desk, where you choose a PIN.',
    here: address => `Open ${address}`,
  },
  trouble: {
    closed: "The device's window was closed, or ran out of time. The pass is still good; try again.",
    known: 'This device has a passkey of yours already. Sign in with that.',
    none: 'This browser makes no passkeys. Open the link in another browser or on another device.',
    other: 'The device would not make a passkey. Try again, or use another device.',
  },
}
