/** Outlets in trouble, by number alone: nothing of a guest, a room or what was ordered. */
import * as z from 'zod/mini'
import { OutletId, Time } from './words.ts'

export const OutletTrouble = z.object({
  outlet: OutletId,
  name: z.string(),
  /** Whom to call there. */
  phone: z.optional(z.string()),
  /** Orders that nobody has seen for a quarter of an hour. */
  unseen: z.int(),
  /** Since when the longest of them calls. */
  since: Time,
  /** As of when; of an outlet whose program is another's, when it told so last. */
  heardAt: Time,
})
export type OutletTrouble = z.infer<typeof OutletTrouble>

export const Troubles = z.object({
  outlets: z.array(OutletTrouble),
  now: Time,
})
