/** After a backup was put back somebody goes through the list of what is in doubt, and says of some what became of it. */
import type { Restored } from '../../../src/contract/restored.ts'
import type { Tab } from '../device/tab.ts'
import type { DeedOf } from '../plan/actions.ts'
import type { Stage } from '../run/stage.ts'
import { outlet } from '../server/template.ts'
import { byHand, inTheOffice, isAnswer, signIn } from './clerks.ts'

const slug = outlet.slug
type Shown = NonNullable<Restored['restored']>
type Doubt = 'order' | 'stay' | 'goods'

export async function settleDoubts(stage: Stage, { desk, nth }: DeedOf<'settle-doubts'>): Promise<void> {
  const { tab, isSignedIn } = await signIn(stage, desk)
  if (!isSignedIn) return
  const list = await tab.ask<'restored'>('GET', `/api/desk/restored?outlet=${slug}`, { outlet: slug })
  if (!list.ok || list.value.restored === null) return
  const shown = list.value.restored
  for (const { order, papers } of shown.orders) {
    const [paper] = papers
    if (paper !== undefined) await bringBack(stage, tab, order.id, paper)
    else if (nth < 8) await say(stage, tab, shown, 'order', [order.id])
  }
  const stays = shown.stays.map(({ stay }) => stay)
  await say(stage, tab, shown, 'stay', nth < 8 ? stays : stays.slice(0, 1))
  // Whoever may count them says so of goods.
  const office = await inTheOffice(stage)
  const goods = shown.goods.map(({ placement }) => placement)
  await say(stage, office, shown, 'goods', nth < 8 ? goods : goods.slice(nth))
  office.kill()
}

async function bringBack(
  stage: Stage,
  tab: Tab,
  order: string,
  { number, generation }: Shown['orders'][number]['papers'][number],
): Promise<void> {
  const body = generation === undefined ? { number } : { number, generation }
  await byHand(stage, tab, async () => {
    const path = `/api/desk/restored/orders/${order}/brought` as const
    const reply = await tab.ask<'bringBack'>('POST', path, { body, outlet: slug })
    if (reply.ok) stage.record.saw('brought-back-by-its-kwitansi')
    return isAnswer(reply)
  })
}

async function say(
  stage: Stage,
  tab: Tab,
  { foundAt }: Shown,
  doubt: Doubt,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return
  await byHand(stage, tab, async () => {
    const reply = await tab.ask<'settleDoubts'>('POST', '/api/desk/restored/settle', {
      body: { doubt, subjects: [...subjects] },
      outlet: slug,
    })
    if (reply.ok) {
      stage.record.saw('said-to-be-as-it-stands')
      const said = stage.settled.get(Date.parse(foundAt)) ?? new Set()
      stage.settled.set(Date.parse(foundAt), said)
      for (const subject of subjects) said.add(`${doubt} ${subject}`)
    }
    return isAnswer(reply)
  })
}
