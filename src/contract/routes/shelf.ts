/** What a manager asks for of the shelf. */
import * as z from 'zod/mini'
import * as shelf from '../shelf.ts'
import { OutletId } from '../words.ts'
import { ofOutlet, placementParams } from './params.ts'
import type { Route } from './route.ts'

export const shelfRoutes = {
  managedPlacements: {
    method: 'GET',
    path: '/api/manage/placements',
    who: 'manager',
    right: 'shelf',
    says: "Placements with price, the maker's part, dates and stock, and why guests do not see one",
    query: ofOutlet,
    answer: shelf.ManagedPlacements,
    problems: [],
  },
  offerable: {
    method: 'GET',
    path: '/api/manage/register',
    who: 'manager',
    right: 'shelf',
    says: 'Products of the register that are found by these words, 50 at a time, and why one cannot be offered',
    query: z.object({
      outlet: z.optional(OutletId),
      find: z.optional(z.string().check(z.maxLength(80))),
      after: z.optional(z.string().check(z.regex(/^\d{1,6}$/))),
    }),
    answer: shelf.Offerable,
    problems: [],
  },
  addPlacements: {
    method: 'POST',
    path: '/api/manage/placements',
    who: 'manager',
    right: 'shelf',
    says: 'Offer products of the register, all of them or none; the same id again changes nothing more',
    body: shelf.NewPlacements,
    answer: shelf.ManagedPlacements,
    created: 201,
    problems: ['invalid'],
  },
  changePlacement: {
    method: 'PATCH',
    path: '/api/manage/placements/{placement}',
    who: 'manager',
    right: 'shelf',
    says: "Price and the maker's part, now or from a day on; rack, dates, first on the shelf, on or off",
    params: placementParams,
    body: shelf.PlacementChange,
    answer: shelf.ManagedPlacement,
    problems: ['unknown-placement', 'invalid', 'changed-meanwhile'],
  },
  changePlacements: {
    method: 'POST',
    path: '/api/manage/placements/changes',
    who: 'manager',
    right: 'shelf',
    says: 'The same change of many: rack, dates, on or off',
    body: shelf.PlacementsChange,
    answer: shelf.ManagedPlacements,
    problems: ['unknown-placement', 'invalid'],
  },
  movePlacement: {
    method: 'POST',
    path: '/api/manage/placements/{placement}/move',
    who: 'manager',
    right: 'shelf',
    says: 'Another place on the shelf: before another placement, or last',
    params: placementParams,
    body: shelf.PlacementMove,
    answer: shelf.ManagedPlacements,
    problems: ['unknown-placement'],
  },
} as const satisfies Record<string, Route>
