/** PINs compared in the open: hashing them is slow on purpose, and the server's own business. */
import type { PinHashes, Pins } from '../../src/server/usecases/staff/sign-in.ts'

export function hashesOf(pin: string): PinHashes {
  return { pinHash: `hash of ${pin}`, pepperedHash: `peppered hash of ${pin}` }
}

export const openPins: Pins = {
  hash: async pin => hashesOf(pin),
  verify: async (pin, known) => known?.pinHash === `hash of ${pin}`,
  isPeppered: ({ pepperedHash }) => pepperedHash !== null,
}
