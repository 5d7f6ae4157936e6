/** What is said to whoever comes to no outlet's door: the front pages, and an address that is nothing. */
import type { home as id } from '../id/home.ts'

export const home: typeof id = {
  scan: 'Scan the QR code in your room to open the shop window of your hotel.',
  missing: 'Nothing is here. Scan the QR code in your room again, or call the front desk.',
  hub: "Every place's book of receipts is copied and witnessed here: what is recorded cannot be changed any more.",
  forAgency: 'for the agency',
  oneFile: 'one file, no connection',
}
