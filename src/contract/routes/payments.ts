/** What a stay owes, what stands open at night, and what the desk says of each kwitansi. */
import * as z from 'zod/mini'
import * as payments from '../payments.ts'
import { DeedId } from '../words.ts'
import { numberParams, ofOutlet, roomParams } from './params.ts'
import type { Route } from './route.ts'

const drawerParams = z.object({ drawer: DeedId })

export const paymentRoutes = {
  bill: {
    method: 'GET',
    path: '/api/desk/rooms/{room}/bill',
    who: 'desk',
    right: 'sell',
    says: "Every kwitansi of the room's stay, and how each ends: paid, posted, waived or open",
    params: roomParams,
    query: ofOutlet,
    answer: payments.Bill,
    problems: ['unknown-room', 'no-stay'],
  },
  openList: {
    method: 'GET',
    path: '/api/desk/open-list',
    who: 'desk',
    right: 'sell',
    says: 'Kwitansi that are neither paid, posted nor waived, by room, a page of rooms at a time',
    query: payments.OpenListQuery,
    answer: payments.OpenList,
    problems: [],
  },
  stepPayment: {
    method: 'POST',
    path: '/api/desk/documents/{number}/payment',
    who: 'desk',
    right: 'sell',
    says: 'How a kwitansi was paid, or why it is not yet',
    params: numberParams,
    body: payments.PaymentRequest,
    answer: payments.PaymentAnswer,
    problems: ['unknown-document', 'wrong-state', 'manager-needed'],
  },
  correctPayment: {
    method: 'POST',
    path: '/api/desk/documents/{number}/payment/correct',
    who: 'desk',
    right: 'correct',
    says: 'Nobody has to pay it, and why; it is open again; what was paid for a void one was given back',
    params: numberParams,
    body: payments.CorrectionRequest,
    answer: payments.PaymentAnswer,
    problems: ['unknown-document', 'wrong-state', 'manager-needed'],
  },
  drawers: {
    method: 'GET',
    path: '/api/desk/drawers',
    who: 'desk',
    right: 'sell',
    says: 'Cash by shift and clerk: what was there at first, what was counted, what the book said',
    query: ofOutlet,
    answer: payments.Drawers,
    problems: [],
  },
  openDrawer: {
    method: 'POST',
    path: '/api/desk/drawers',
    who: 'desk',
    right: 'sell',
    says: 'A shift begins with what was counted in its drawer',
    body: payments.OpenDrawerRequest,
    answer: payments.DrawerAnswer,
    problems: ['wrong-state'],
  },
  countDrawer: {
    method: 'POST',
    path: '/api/desk/drawers/{drawer}/count',
    who: 'desk',
    right: 'sell',
    says: 'A shift ends with what was counted; only then is the book told. The first count stands',
    params: drawerParams,
    body: payments.CountDrawerRequest,
    answer: payments.DrawerAnswer,
    problems: ['not-found'],
  },
  explainDrawer: {
    method: 'POST',
    path: '/api/desk/drawers/{drawer}/explain',
    who: 'desk',
    right: 'sell',
    says: 'Why the count was another than the book',
    params: drawerParams,
    body: payments.ExplainDrawerRequest,
    answer: payments.DrawerAnswer,
    problems: ['not-found', 'wrong-state'],
  },
} as const satisfies Record<string, Route>
