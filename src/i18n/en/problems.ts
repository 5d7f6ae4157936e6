/** One sentence for every refusal, in English. */
import type { problems as id } from '../id/problems.ts'

export const problems: typeof id = {
  offline: "The hotel's server cannot be reached yet. Check the connection and try again.",
  invalid: 'Something in the form is not right yet. Check it and send again.',
  'not-json': 'The message was damaged on its way. Reload the page and try again.',
  'too-large': 'The message is too large. Shorten it and send again.',
  'not-found': 'What you are looking for is no longer here. Reload this page.',
  'method-not-allowed': 'This page is out of date. Reload it and try again.',
  'unsupported-media-type': 'This page is out of date. Reload it and try again.',
  'unsupported-contract': 'This version of the page is no longer served. Reload to get the new one.',
  'wrong-origin': "The request came from another address. Open this page at the hotel's own address.",
  'unknown-outlet': 'This hotel was not found. Check the address.',
  'unknown-room':
    'This room was not found, or its QR code has been changed. Ask the front desk for a new one.',
  'unknown-order': 'This order was not found. Reload the list of orders.',
  'unknown-document': 'This document was not found. Check its number or open its link again.',
  'document-lost':
    'A document of this number was signed, and lost since; its loss was accepted. Its number may be another’s now.',
  'unknown-placement': 'This product is no longer on offer. Please choose another.',
  'unknown-product': 'This product is not in the register.',
  'unknown-maker': 'This maker is not in the register.',
  'name-taken': 'That address name is taken, and is never used again.',
  incomplete: 'Something is missing before guests may see it.',
  'wrong-standing': 'As it stands now, that cannot be done.',
  full: 'This is full. End or remove what is not used, then try again.',
  'session-required': 'Your session has ended. Please sign in again.',
  'wrong-pin': 'Name and PIN do not match. Type the PIN once more.',
  'weak-pin': 'This PIN is easy to guess. Avoid sequences, repeats, dates and room numbers.',
  'wrong-passkey': 'This passkey opens nothing here. Use another, or ask for a new pass.',
  'too-many-passkeys': 'You have as many passkeys as one may have. End one first.',
  'unknown-person': 'Nobody of that name is here any more. Reload this list.',
  'person-exists':
    'That name is taken, or was another person’s here. Use another, with a last name for example.',
  'person-ended':
    'Somebody of that name worked here before. If it is the same person, say that they are back; if not, use another name.',
  'last-person':
    'Nobody would be left who could undo it. Give the right “People” to somebody else first, and wait until they have come in.',
  'has-manager': 'This hotel has a manager who can add people already. Ask that manager to invite them.',
  'terminal-required': 'This device is not enrolled at the front desk. Enrol it with a code first.',
  'not-allowed': 'You are not authorised to do this. Ask the manager to do it.',
  'desk-locked': 'This desk is locked. Open it with a PIN first.',
  'prove-again': 'It is not proved yet that this is you, so nothing was changed. Try again.',
  'wrong-code': 'The code is wrong or has run out. Ask for a new one and type it again.',
  'stay-code-required': 'Type the stay code from your key-card sleeve to order.',
  'stay-code-wrong': 'The stay code does not match. Look at the key-card sleeve and type it again.',
  'confirmation-pending': 'Waiting for the front desk to allow this phone. Call them to be quicker.',
  'no-stay': 'Nobody is checked in to this room. Please ask the front desk.',
  'room-occupied': 'Another guest is in this room. Choose a vacant one.',
  'room-closed': 'This room is out of order. Choose another, or ask the manager to open it.',
  'room-exists': 'A room of that name is already there. Use another name.',
  'stay-used':
    'Something was ordered in this stay, or its first day is closed. Move the guest to the right room, swap two rooms, or check out.',
  'open-orders': 'Some orders are still open. Finish them first, or keep them for pick-up.',
  'open-bill': 'Some receipts are not answered yet. Answer each, or leave them on the open list.',
  'order-mismatch': 'This order number already stands for another order. Make a new order.',
  'price-changed': 'A price has changed. Look at the new price and order again.',
  'sold-out': 'Fewer are left than ordered. Lower the quantity or choose another.',
  cancelled: 'This order was cancelled. Make a new one if it is still wanted.',
  'wrong-state': 'The order is already past this step. See where it stands now.',
  'stock-short': 'The shelf holds fewer than that. Count again and deliver part of it.',
  'unknown-note': 'There is no such goods paper here. Look for it in the list again.',
  'note-mismatch': 'This number already stands for another paper. Open a new one and fill it in again.',
  'note-known': 'A delivery note of that number was taken already. Look at the one on record first.',
  'lines-refused': 'Some lines cannot be taken, so none was recorded. Put the marked lines right.',
  'taken-back': 'This paper was taken back already, or takes one back itself. Nothing is left to take back.',
  'changed-meanwhile':
    'Somebody else has just changed it. Theirs was not written over; look first, then choose.',
  'manager-needed':
    'This receipt is older than an hour, or somebody else issued it. Ask whoever may correct.',
  'already-voided': 'This document is void already. There is nothing left to do.',
  'stay-ended': 'This stay is over. Ask the front desk if you need help.',
  'photo-heic':
    'This photograph is HEIC, which browsers cannot show. On an iPhone: Settings, Camera, Formats, Most Compatible; or send it as JPEG.',
  'photo-kind': 'This file is no photograph. Choose a JPEG, PNG or WebP.',
  'photo-broken': 'This photograph cannot be read to its end. Take or save it anew, then send it again.',
  'photo-large': 'This photograph has more than 64 million pixels. Make it smaller, then send it again.',
  'photo-small': 'This photograph is too small: its shorter side is below 320 pixels. Choose a larger one.',
  'photo-long':
    'This photograph is too long. Crop it until its longer side is at most three times the shorter.',
  'sheet-refused': 'Some rows are refused, so nothing was applied. Mend or take out those rows.',
  'sheet-moved':
    'What is there has changed since it was compared, so nothing was applied. Look again, then apply.',
  'too-many': 'Too many requests. Wait a moment and try again.',
  fault: 'Something broke here; nothing was half done. Try again shortly.',
  'auditor-required': 'An auditor’s token is needed.',
  'log-incomplete':
    'Receipts are missing here after a restored backup: nothing can be handed over until they are back.',
  'agency-log-waits':
    'The agency’s log is not whole after a restored backup: the register waits until it is. What is typed stays here and is tried again by itself.',
  busy: 'The server is busy. Try again shortly.',
}
