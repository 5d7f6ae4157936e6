/** Drawers of those who work there: opened, counted, left open over a night, and said why they differ. */
import { countDrawer, explainDrawer, openDrawer } from '../../../../src/server/usecases/payments/drawers.ts'
import { codeOf } from '../../../support/results.ts'
import * as books from './books.ts'
import type { DeedOf } from './deeds.ts'
import { actorOf, type Life } from './life.ts'
import { type Heard, latest } from './play.ts'

export type DrawerDeed = DeedOf<'open drawer' | 'count drawer' | 'explain drawer'>

/** Mostly one's own. */
const whoseOf = ({ who, whose, off }: DeedOf<'count drawer'>) => (off === 0 ? whose : who)

export async function playDrawer(life: Life, deed: DrawerDeed): Promise<Heard> {
  const kept = life.books()
  const actor = actorOf(deed.who)
  const known = books.drawerOf(kept, deed.do === 'count drawer' ? whoseOf(deed) : deed.who)
  switch (deed.do) {
    case 'open drawer': {
      const { counted, who } = deed
      const id = life.newId()
      const opened = await openDrawer(life.world(), actor, { id, counted })
      if (opened.ok) kept.drawers.push({ id, clerk: who, opening: counted, taken: 0, closed: null })
      return {
        code: codeOf(opened),
        expected: known === undefined ? 'ok' : 'wrong-state',
        of: `with Rp${counted}`,
      }
    }
    case 'count drawer': {
      if (known === undefined) return { code: null, expected: null }
      const book = books.bookOf(known)
      const counted = Math.max(0, book + deed.off)
      const clerk = deed.who === 'Bu Rina' ? actor : { ...actor, rights: ['sell'] as const }
      const closed = await countDrawer(life.world(), clerk, { id: known.id, counted })
      if (known.clerk !== deed.who && deed.who !== 'Bu Rina')
        return { code: codeOf(closed), expected: 'not-found', of: `of ${known.clerk}` }
      known.closed = { counted, reason: null }
      const code = closed.ok ? `book ${closed.value.drawer.book}` : codeOf(closed)
      return { code, expected: `book ${book}`, of: `counted Rp${counted}` }
    }
    default: {
      const last = latest(kept.drawers, deed.nth)
      if (last === undefined) return { code: null, expected: null }
      const { closed } = last
      const differs = closed !== null && closed.counted !== books.bookOf(last)
      const code = codeOf(await explainDrawer(life.world(), actor, { id: last.id, reason: 'wrong-change' }))
      if (closed !== null && differs) closed.reason = 'wrong-change'
      return { code, expected: differs ? 'ok' : 'wrong-state' }
    }
  }
}
