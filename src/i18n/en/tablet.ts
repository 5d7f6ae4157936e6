/** Words of the room tablet: enrolment, the window at rest, the shell around the guest's screens. */
import type { tablet as id } from '../id/tablet.ts'

export const tablet: typeof id = {
  touch: 'Tap to look inside',
  language: 'Language',

  bag: 'Your basket',
  bagEmpty: 'Empty so far. What you pick waits here until you order.',
  orderTo: room => `Order to ${room.toLowerCase()}`,
  orders: 'Your orders',
  vacant: 'Nobody is checked in to this room yet. Look around; you can order after check-in.',

  stillHere: 'Still here?',
  stillHereText: 'This screen closes in 30 seconds unless you touch it. Your basket is kept.',
  yes: 'Yes, go on',
  done: 'I am done',

  sealed: 'Please connect this tablet.',
  sealedText:
    'It has not heard from the hotel for too long, so everything of the guest is hidden. Check the Wi-Fi of the room; the screen opens by itself once it is connected.',
  sealedHelp: 'Need help? Call the front desk from the room telephone.',

  paper: number => `Receipt (kwitansi) no. ${number}`,
  paperText: 'Scan this with your phone to keep the receipt.',
  paperCode: 'QR code that leads to the receipt',
  close: 'Close',

  enrol: 'Set up a room tablet',
  enrolText: 'Make a code at the desk: pick the room, then “Install tablet”. A code lasts ten minutes.',
  outlet: 'Hotel',
  outletHint: 'As in the address of the desk, after /desk/',
  code: 'Code from the front desk',
  codeHint: 'Eight letters and digits',
  enrolNow: 'Set up',
  enrolling: 'Setting up …',
  codeWrong: 'That code is not valid. Ask for a new one at the front desk.',
  offline: 'Not connected yet. Check the Wi-Fi, then try again.',
  again: 'Try again',
  tooMany: 'Tried too often. Wait a moment, then try again.',
  opening: 'The shop is opening …',
}
