/** Of a place for which somebody has no right. */
import type { notYours as id } from '../id/not-yours.ts'

export const notYours: typeof id = {
  says: 'This part is not open to you. Whoever looks after people here can give you the right to it. Your own parts are in the menu.',
}
