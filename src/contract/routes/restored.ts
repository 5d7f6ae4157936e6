/** After a backup was put back: what is in doubt, and somebody's word on it. */
import * as z from 'zod/mini'
import { OrderAnswer } from '../desk.ts'
import { BroughtBy, Restored, SettledDoubts } from '../restored.ts'
import { ofOutlet, orderParams } from './params.ts'
import type { Route } from './route.ts'

export const restoredRoutes = {
  restored: {
    method: 'GET',
    path: '/api/desk/restored',
    who: 'desk',
    right: 'sell',
    says: 'What is in doubt since a backup was put back: orders, guests, goods, money',
    query: ofOutlet,
    answer: Restored,
    problems: [],
  },
  settleDoubts: {
    method: 'POST',
    path: '/api/desk/restored/settle',
    who: 'desk',
    right: 'sell',
    says: 'Somebody has looked: it is as it stands here. Of goods, whoever may count them',
    body: SettledDoubts,
    bodyBytesMax: 64 * 1024,
    answer: z.object({}),
    problems: ['not-allowed'],
  },
  bringBack: {
    method: 'POST',
    path: '/api/desk/restored/orders/{orderId}/brought',
    who: 'desk',
    right: 'sell',
    says: 'An order that stands open again was brought by that kwitansi, which came back without it: no other is issued',
    params: orderParams,
    body: BroughtBy,
    answer: OrderAnswer,
    problems: ['unknown-order', 'unknown-document', 'wrong-state'],
  },
} as const satisfies Record<string, Route>
