/**
 * Random days of a hotel, one after the other: whatever people do with its money, each kwitansi is paid, posted, waived or open to the
 * rupiah, the night's list is what is open, and cash by shift adds up. The program's answers and tables are held against books that
 * are kept beside it. `RANDOM_DAYS` plays so many, `RANDOM_SEED` others; what breaks is told as a story.
 */
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/time.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { readOpenList } from '../../../src/server/usecases/payments/open-list.ts'
import { stepPayment } from '../../../src/server/usecases/payments/step-payment.ts'
import { removeBacked } from '../../support/backed.ts'
import { believed } from '../../support/believed.ts'
import { shareOf } from '../../support/engines.ts'
import { codeOf } from '../../support/results.ts'
import * as books from './days/books.ts'
import { type Day, day } from './days/deeds.ts'
import { hold } from './days/hold.ts'
import { actorOf, type Life, newLife, outlet } from './days/life.ts'
import { play } from './days/play.ts'
import { note } from './days/saying.ts'
import { tallied } from './days/tally.ts'

const DAYS = Number(process.env.RANDOM_DAYS ?? 120)
const SEED = Number(process.env.RANDOM_SEED ?? 14)
const DAYS_A_LIFE = 4
const RUNS = shareOf(DAYS / DAYS_A_LIFE)
const RUNS_THAT_REACH_ALL = 25

const tally = tallied()
afterAll(removeBacked)

async function live(life: Life, { deeds, audit, closes }: Day): Promise<void> {
  for (const { deed, passes } of deeds) {
    life.clock.pass(passes)
    const { code, expected, of = '' } = await play(life, deed)
    if (code === null) continue
    life.story.push(`${clockOf(life)} ${JSON.stringify(deed)} ${of}: ${code}`)
    tally.count(deed.do, code)
    expect(code).toBe(expected)
  }
  if (audit !== null) await holdAudit(life, audit)
  await hold(life)
  const { clock } = life
  clock.set(books.turnsAt(books.dayOf(clock.now())) + HOUR_MS)
  if (!closes) return
  life.story.push(`${clockOf(life)} days are closed`)
  expect(await closeDays(life.world(), outlet)).toEqual(books.closeDays(life.books(), clock.now()))
  // A day is stated once, and again for reasons that are another test's.
  life.books().number = await lastNumber(life)
  await hold(life)
}

const clockOf = ({ clock }: Life) => new Date(clock.now() + 8 * HOUR_MS).toISOString().slice(5, 19)

async function lastNumber({ world }: Life): Promise<number> {
  const row = await world().storage.read(sql =>
    believed(sql).get<{ last: number }>('SELECT MAX(number) AS last FROM documents WHERE outlet = ?', [
      outlet.slug,
    ]),
  )
  return row?.last ?? 0
}

type Ending = NonNullable<Day['audit']>[number]
const ENDINGS = {
  post: { step: 'post' },
  cash: { step: 'pay', means: 'cash' },
  qris: { step: 'pay', means: 'qris' },
  waive: { step: 'waive', reason: 'unpaid-gone' },
  explain: { step: 'explain', reason: 'pays-later' },
} as const satisfies Record<Ending, object>

/** After it, nothing is open that nobody has explained. */
async function holdAudit(life: Life, endings: readonly Ending[]): Promise<void> {
  for (const [i, paper] of books.openPapers(life.books()).entries()) {
    life.clock.pass(20_000)
    const ending = endings[i % endings.length] ?? 'post'
    const command = paper.isVoid && ending !== 'explain' ? ({ step: 'return' } as const) : ENDINGS[ending]
    const said = { id: life.newId(), number: paper.number, command }
    life.story.push(`${clockOf(life)} at the audit ${JSON.stringify(command)} of ${paper.number}`)
    note(life.books(), 'Bu Rina', paper, said.id, command)
    expect(codeOf(await stepPayment(life.world(), actorOf('Bu Rina'), said))).toBe('ok')
    tally.count('audit', command.step)
  }
  const { untold } = await readOpenList(life.world(), outlet, {})
  expect(untold).toEqual({ count: 0, rupiah: 0 })
}

test('on any days kwitansi are paid, posted, waived and open to the rupiah, and cash by shift adds up', async () => {
  // Chance that leans towards little draws days on which nobody comes.
  const lives = fc.noBias(fc.array(day, { minLength: DAYS_A_LIFE, maxLength: DAYS_A_LIFE }))
  await fc.assert(
    fc.asyncProperty(lives, async days => {
      const life = await newLife()
      try {
        for (const room of ['511', '512'] as const) await play(life, { do: 'check-in', who: 'Dewi', room })
        for (const one of days) await live(life, one)
      } catch (fault) {
        throw new Error(`${String(fault)}\n\n${life.story.join('\n')}`, { cause: fault })
      } finally {
        await life.end()
      }
      tally.days += DAYS_A_LIFE
    }),
    // What a mutant breaks need not be cut down.
    { numRuns: RUNS, seed: SEED, endOnFailure: process.env.MUTANT !== undefined },
  )
  if (process.env.RANDOM_DAYS !== undefined) console.log(tally.toString(), process.cpuUsage())
  if (RUNS >= RUNS_THAT_REACH_ALL) expect(tally.unreached()).toEqual([])
})
