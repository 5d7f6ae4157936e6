/** How kwitansi are paid: a stay's bill, the night's open list, the desk's word on each. */
import type * as z from 'zod/mini'
import type { BillSettled } from '../../contract/payments.ts'
import { PAYMENT_RULES, type PaymentCommand, type PaymentStep } from '../../domain/paying.ts'
import { ok } from '../../domain/result.ts'
import type { Handlers } from '../http/app.ts'
import { countDrawer, explainDrawer, openDrawer, readDrawers } from '../usecases/payments/drawers.ts'
import { readOpenList } from '../usecases/payments/open-list.ts'
import { readBill } from '../usecases/payments/read-bill.ts'
import { type PaymentDeed, stepPayment } from '../usecases/payments/step-payment.ts'
import type { Settled } from '../usecases/stays/check-out.ts'
import type { Staff } from '../usecases/who-is.ts'
import type { Callers } from './callers.ts'
import type { Site } from './site.ts'

type PaymentRoutes = Pick<
  Handlers<Callers>,
  | 'bill'
  | 'openList'
  | 'stepPayment'
  | 'correctPayment'
  | 'drawers'
  | 'openDrawer'
  | 'countDrawer'
  | 'explainDrawer'
>

export function paymentRoutes({ world }: Site): PaymentRoutes {
  return {
    bill: ({ params }, staff) => readBill(world, staff.outlet, params.room),
    openList: async ({ query }, staff) => ok(await readOpenList(world, staff.outlet, query)),
    stepPayment: ({ params, body }, staff) => stepPayment(world, staff, deedOf({ ...body, ...params })),
    drawers: async (_input, staff) => ok(await readDrawers(world, staff)),
    openDrawer: ({ body }, staff) => openDrawer(world, staff, body),
    countDrawer: ({ params, body }, staff) => countDrawer(world, staff, { id: params.drawer, ...body }),
    explainDrawer: ({ params, body }, staff) => explainDrawer(world, staff, { id: params.drawer, ...body }),
    correctPayment: ({ params, body }, staff) => stepPayment(world, staff, deedOf({ ...body, ...params })),
  }
}

/** A check-out's answers are of all who sell, but that nobody has to pay. */
export function mayStep(staff: Staff, step: PaymentStep): boolean {
  return staff.rights.includes(PAYMENT_RULES[step].right)
}

/** What was said at a check-out of one stay's bill. */
export function settledOf({ answers, ...bill }: z.infer<typeof BillSettled>): Settled {
  return { ...bill, answers: answers.map(deedOf) }
}

type Asked = Pick<PaymentDeed, 'id' | 'number' | 'generation'> & PaymentCommand

export function deedOf({ id, number, generation, ...command }: Asked): PaymentDeed {
  return { id, number, generation, command }
}
