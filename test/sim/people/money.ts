/** What clerks do with money beside the orders: a drawer opened and counted, and what they say of kwitansi on the night's list. */
import type { BillPaper } from '../../../src/contract/payments.ts'
import type { RouteInput } from '../../../src/contract/routes.ts'
import { uuidV7 } from '../../../src/domain/ids.ts'
import type { PaymentCommand } from '../../../src/domain/paying.ts'
import type { Tab } from '../device/tab.ts'
import { generationOf, lossesIn } from '../oracle/losses.ts'
import type { DeedOf } from '../plan/actions.ts'
import type { Stage } from '../run/stage.ts'
import { outlet } from '../server/template.ts'
import { byHand, isAnswer, signIn } from './clerks.ts'

const slug = outlet.slug
const newId = ({ device }: Tab) => uuidV7(device.nowMs(), device.randomBytes)

/** Whoever has none open opens one; whoever has, counts it. */
export async function drawer(stage: Stage, { desk, counted }: DeedOf<'drawer'>): Promise<void> {
  const { tab, isSignedIn } = await signIn(stage, desk)
  if (!isSignedIn) return
  const { record } = stage
  const shown = await tab.ask<'drawers'>('GET', `/api/desk/drawers?outlet=${slug}`, { outlet: slug })
  if (!shown.ok) return
  const { own } = shown.value
  const id = own?.id ?? newId(tab)
  await byHand(stage, tab, async () => {
    const reply =
      own === null
        ? await tab.ask<'openDrawer'>('POST', '/api/desk/drawers', { body: { id, counted }, outlet: slug })
        : await tab.ask<'countDrawer'>('POST', `/api/desk/drawers/${id}/count`, {
            body: { counted },
            outlet: slug,
          })
    if (reply.ok && reply.value.drawer.closedAt !== null) record.saw('drawer-counted')
    return isAnswer(reply)
  })
}

const OF_WHO_STAYS: readonly PaymentCommand[] = [
  { step: 'pay', means: 'cash' },
  { step: 'explain', reason: 'pays-later' },
  { step: 'post' },
  { step: 'pay', means: 'qris' },
  { step: 'waive', reason: 'complaint' },
]

/** Somebody goes through the list, and says of one how it ends; or finds that what was said of one was wrong. */
export async function settle(stage: Stage, { desk, nth, isWrong }: DeedOf<'settle'>): Promise<void> {
  const { tab, isSignedIn } = await signIn(stage, desk)
  if (!isSignedIn) return
  const paper = isWrong ? settledPaper(stage, nth) : await openPaper(tab, nth)
  if (paper === undefined) return
  const command = isWrong ? ({ step: 'reopen' } as const) : endingOf(paper, nth)
  const body = {
    id: newId(tab),
    ...command,
    ...(paper.generation === undefined ? {} : { generation: paper.generation }),
  }
  await byHand(stage, tab, async () => {
    const reply = await tell(tab, paper.number, body)
    if (reply.ok) saw(stage, command, reply.value.paper)
    return isAnswer(reply)
  })
}

type Body = RouteInput<'stepPayment'>['body'] | RouteInput<'correctPayment'>['body']

function tell({ ask }: Tab, number: number, body: Body) {
  switch (body.step) {
    case 'waive':
    case 'reopen':
    case 'return':
      return ask<'correctPayment'>('POST', `/api/desk/documents/${number}/payment/correct`, {
        body,
        outlet: slug,
      })
    default:
      return ask<'stepPayment'>('POST', `/api/desk/documents/${number}/payment`, { body, outlet: slug })
  }
}

function endingOf(paper: Pick<BillPaper, 'isVoid'>, nth: number): PaymentCommand {
  return paper.isVoid ? { step: 'return' } : (OF_WHO_STAYS[nth % OF_WHO_STAYS.length] ?? { step: 'post' })
}

async function openPaper({ ask }: Tab, nth: number): Promise<BillPaper | undefined> {
  const list = await ask<'openList'>('GET', `/api/desk/open-list?outlet=${slug}`, { outlet: slug })
  const papers = list.ok ? list.value.rooms.flatMap(room => room.papers) : []
  return papers[nth % Math.max(1, papers.length)]
}

function saw({ record }: Stage, command: PaymentCommand, paper: BillPaper): void {
  record.saw('settled-from-the-open-list')
  if (command.step === 'return' && paper.state === 'returned') record.saw('given-back')
  if (command.step === 'reopen') record.saw('said-again-of-a-payment')
}

/** Any that was issued. */
function settledPaper(
  { record, look }: Stage,
  nth: number,
): Pick<BillPaper, 'number' | 'generation' | 'isVoid'> | undefined {
  const numbers = [...record.said.kwitansi.values()]
  const number = numbers[nth % Math.max(1, numbers.length)]
  if (number === undefined) return undefined
  const generation = generationOf(lossesIn(look()), number)
  return { number, isVoid: false, ...(generation === 1 ? {} : { generation }) }
}
