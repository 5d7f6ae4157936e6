/** What a manager asks for of goods. */
import * as manage from '../manage.ts'
import { ManagedPlacement } from '../shelf.ts'
import { ofOutlet, placementParams } from './params.ts'
import type { Route } from './route.ts'

export const manageRoutes = {
  moveGoods: {
    method: 'POST',
    path: '/api/manage/placements/{placement}/goods',
    who: 'manager',
    right: 'shelf',
    says: 'Goods received, returned, damaged, expired or corrected, by batch',
    params: placementParams,
    body: manage.GoodsRequest,
    answer: ManagedPlacement,
    created: 201,
    problems: ['unknown-placement', 'stock-short'],
  },
  stockCard: {
    method: 'GET',
    path: '/api/manage/placements/{placement}/goods',
    who: 'manager',
    right: 'shelf',
    says: 'The stock ledger of a placement, newest first, 200 rows',
    params: placementParams,
    query: ofOutlet,
    answer: manage.StockCard,
    problems: ['unknown-placement'],
  },
} as const satisfies Record<string, Route>
