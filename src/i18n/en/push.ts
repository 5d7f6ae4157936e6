/** What stands on a locked phone in English. */
import type { push as id } from '../id/push.ts'

export const push: typeof id = {
  unseen: (room, minutes) => `Room ${room} has waited ${minutes} min`,
  unseenHelp: outletName =>
    `${outletName}: nobody has seen the order. Open the front desk, or call the room.`,
  seen: room => `Room ${room}: it has been seen`,
  silent: outletName => `${outletName}: the front desk does not answer`,
  silentHelp: 'Nobody sees or hears its screen, so an order would not be heard. Open the front desk.',
  back: outletName => `${outletName}: the front desk answers again`,
  overHelp: 'There is nothing you need to do.',
  prove: code => `Test code ${code}`,
  proveHelp: outletName =>
    `${outletName}: type this code on the duty screen to say that this message arrives.`,
}
