/** What must be true when all is healed and everybody has been told. */
import type { Entry } from '../../../src/domain/document.ts'
import { countedUpTo } from '../../../src/server/storage/statements/evaluation/counted.ts'
import { counts } from '../../../src/server/usecases/folds/count-documents.ts'
import { readAnew } from '../../../src/server/usecases/folds/fold.ts'
import { readRestored } from '../../../src/server/usecases/restored/read-restored.ts'
import { businessDayOf } from '../../../src/server/usecases/world.ts'
import type { Profile } from '../device/profile.ts'
import { checkDoubts } from '../oracle/doubts.ts'
import type { Look } from '../oracle/look.ts'
import { checkMessages } from '../oracle/messages.ts'
import { outlet } from '../server/template.ts'
import { waitsForNobody } from './books.ts'
import { differences, isDone } from './heal.ts'
import type { Stage } from './stage.ts'

export async function checkAtEnd(stage: Stage): Promise<void> {
  stage.checkAll()
  everybodyWasTold(stage)
  eachWishIsOneOrder(stage)
  screensAreRight(stage)
  await doubtsAreListed(stage)
  await countsAreTheLog(stage)
  await checkMessages(stage.look(), stage.record)
  stage.agency?.watch.checkAtEnd()
  if (stage.isAlone) stage.record.saw('played-without-a-hub')
}

/** Each saved order has reached its verdict, and its device knows it. */
function everybodyWasTold(stage: Stage): void {
  const { profiles, record, look, answers } = stage
  const { violate } = record
  for (const profile of profiles) {
    const { name } = profile
    for (const entry of profile.entries) {
      const { id, subject, command, state, owner } = entry
      if (state.type !== 'settled') {
        if (isDone(stage, entry)) continue
        violate(
          'everything-reaches-a-verdict',
          `${command.type} ${subject} of ${owner} still ${state.type} on ${name}`,
        )
        continue
      }
      if (command.type !== 'place') continue
      const row = look().get<{ state: string | null; refusal: string | null }>(
        `SELECT o.state, v.refusal FROM verdicts v LEFT JOIN orders o
           ON o.outlet = v.outlet AND o.order_id = v.order_id WHERE v.outlet = ? AND v.order_id = ?`,
        outlet.slug,
        id,
      )
      const { verdict } = state
      const exists = row !== undefined && row.refusal === null
      if (record.lost.has(id)) {
        if (
          verdict.type === 'accepted' &&
          !state.over &&
          row === undefined &&
          isOpenOn(stage, profile, owner)
        )
          violate('offered-again', `${id} went with a backup, and ${name} did not offer it again`)
        continue
      }
      if (verdict.type === 'accepted' && !exists)
        violate('told-what-is', `${id} is shown as accepted on ${name}`)
      if (verdict.type === 'refused' && verdict.code !== 'order-mismatch' && exists)
        violate('told-what-is', `${id} exists and is shown as ${verdict.code} on ${name}`)
      // A store that hung when the stay was forgotten has kept what no page shows.
      const isShown = profile.stay !== null || !answers.isOver(owner)
      if (verdict.type === 'withdrawn' && exists && row.state !== 'cancelled' && isShown)
        violate('told-what-is', `${id} is ${row.state} and is shown as withdrawn on ${name}`)
      // A stay that is over takes no order any more: there it needs no barring.
      if (verdict.type === 'withdrawn' && row === undefined && !answers.isOver(owner))
        violate('cancelled-for-ever', `${id} was withdrawn on ${name} and could still be placed`)
    }
  }
}

/** A page of that stay is open there, and the stay lasts. */
function isOpenOn({ phones, extraPhones, answers }: Stage, profile: Profile, stay: string): boolean {
  return (
    !answers.isOver(stay) &&
    [...phones, ...extraPhones].some(
      page => page?.tab.isAlive === true && page.tab.profile === profile && page.session?.stay === stay,
    )
  )
}

/** However often a guest had to tap, by whatever the screens showed: what was wished once stands once. */
function eachWishIsOneOrder({ record, look }: Stage): void {
  const standing = look().all<{ id: string }>(
    "SELECT order_id AS id FROM orders WHERE outlet = ? AND state NOT IN ('cancelled', 'declined')",
    outlet.slug,
  )
  const ids = new Map<number, string>()
  for (const { id } of standing) {
    const tap = record.taps.get(id)
    if (tap === undefined) continue
    const other = ids.get(tap.wished)
    if (other !== undefined) record.violate('one-wish-one-order', `${other}, ${id}`)
    ids.set(tap.wished, id)
  }
}

function screensAreRight(stage: Stage): void {
  for (const difference of differences(stage)) stage.record.violate('screen-equals-server', difference)
}

interface Counted {
  readonly lines: readonly object[]
  readonly exposure: readonly object[]
  readonly tallies: readonly object[]
  readonly days: readonly object[]
}

async function doubtsAreListed({ house, look, record, settled }: Stage): Promise<void> {
  const [process] = house.processes
  if (process === undefined) return
  const { restored } = await readRestored(process.world, outlet)
  checkDoubts(look(), restored, settled, record)
}

/** Issued = counted = recounted from nothing. */
async function countsAreTheLog(stage: Stage): Promise<void> {
  const { house, record, look } = stage
  const [process] = house.processes
  if (process === undefined) return record.violate('comes-back', 'no process runs at the end')
  const { world, storage } = process
  const issued =
    look().get<{ n: number }>('SELECT COUNT(*) AS n FROM documents WHERE outlet = ?', outlet.slug)?.n ?? 0
  const counted = await storage.read(sql => countedUpTo(sql, outlet.slug))
  if (counted !== issued) record.violate('counted-in-time', `${issued} issued, ${counted} counted`)
  if (counted > 0) record.saw('counted-while-running')
  countsAreOfTheEntries(stage)
  const before = countsIn(look())
  const isAtHub = !stage.isAlone && !waitsForNobody(stage)
  if (isAtHub && JSON.stringify(countsIn(stage.lookAtHub())) !== JSON.stringify(before))
    record.violate('counted-at-the-hub', 'the hub counts otherwise than the outlet')
  await readAnew(world, counts, outlet.slug, issuedAt => businessDayOf(outlet, Date.parse(issuedAt)))
  const after = countsIn(look())
  if (JSON.stringify(before) !== JSON.stringify(after))
    record.violate('counts-equal-the-log', `${before.lines.length} lines, recounted ${after.lines.length}`)
}

/** Line by line what the entries say, by no code of the reader; a void counts against the kwitansi that it names. */
function countsAreOfTheEntries({ record, look }: Stage): void {
  const entries = look()
    .all<{ entry: string }>('SELECT entry FROM documents WHERE outlet = ? ORDER BY number', outlet.slug)
    .map(({ entry }) => JSON.parse(entry) as Entry)
  const voided = new Set(entries.flatMap(entry => (entry.kind === 'void' ? [entry.voids] : [])))
  const said = entries.flatMap(entry =>
    entry.kind === 'kwitansi'
      ? entry.lines.map(
          ({ product, quantity, amount }) =>
            `${entry.number} ${product} ${quantity} ${amount} ${voided.has(entry.number) ? 1 : 0}`,
        )
      : [],
  )
  const counted = look()
    .all<{ line: string }>(
      `SELECT number || ' ' || product || ' ' || quantity || ' ' || amount || ' ' || voided AS line
       FROM counted_lines WHERE outlet = ? ORDER BY number, counted_lines.line`,
      outlet.slug,
    )
    .map(({ line }) => line)
  const wrong = said.find((line, index) => counted[index] !== line)
  if (wrong !== undefined || said.length !== counted.length)
    record.violate('counts-equal-the-log', `${said.length} lines, ${counted.length} counted: ${wrong}`)
}

function countsIn(sight: Look): Counted {
  return {
    lines: sight.all('SELECT * FROM counted_lines WHERE outlet = ? ORDER BY number, line', outlet.slug),
    exposure: sight.all(
      'SELECT * FROM counted_exposure WHERE outlet = ? ORDER BY day, product, terms',
      outlet.slug,
    ),
    tallies: sight.all(
      'SELECT * FROM tallied_products WHERE outlet = ? ORDER BY day, product, terms',
      outlet.slug,
    ),
    days: sight.all('SELECT * FROM tallied_days WHERE outlet = ? ORDER BY day', outlet.slug),
  }
}
