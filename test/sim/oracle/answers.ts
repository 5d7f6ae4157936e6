/**
 * Every answer of the server, held against its promises at the moment it is given: what it acknowledges is committed, the
 * same id has the same verdict, a delivery has one kwitansi, and nobody is told of another's stay.
 */

import type { OrderView } from '../../../src/contract/order.ts'
import { MINUTE_MS, toTimestamp } from '../../../src/domain/time.ts'
import type { Answered, Arrived } from '../network/network.ts'
import type { StreamWatch } from '../network/source.ts'
import { STEPS } from '../plan/actions.ts'
import type { ServerProcess } from '../server/server-process.ts'
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import { generationOf, lossesIn, nameOf } from './losses.ts'
import { checkPaper } from './papers.ts'
import type { Record } from './record.ts'
import { checkShelf, type Refused } from './shelf.ts'
import { type Before, checkStays } from './stays.ts'
import { canBeHonoured } from './times.ts'

/** What the server may say for good of an order that is to be placed. */
export const FINAL = [
  'order-mismatch',
  'price-changed',
  'sold-out',
  'cancelled',
  'stay-ended',
  'invalid',
] as const

export interface AnswersParts {
  readonly record: Record
  look(): Look
  /** More than one process stands on the database, or another program looks at it. */
  mayBeBusy(): boolean
  /** When nobody had looked at a clock for long. */
  leaptAtMs(): number
}

interface Problem {
  readonly code: string
  readonly context?: { readonly verdict?: string; readonly state?: string }
}

/** Pieces that may have left a shelf between two orders of a stay. */
const GONE_SINCE = 12

const MENU = `/api/outlets/${outlet.slug}/menu`
const DESK_MENU = '/api/desk/menu'
const PAPER = /^\/api\/kwitansi(\/proof)?$/
const PLACE = /^\/api\/(?:desk\/)?orders\/([0-9a-f-]{36})$/
const CANCEL = /^\/api\/orders\/([0-9a-f-]{36})\/cancel$/
const STEP = new RegExp(`^/api/desk/orders/([0-9a-f-]{36})/(${STEPS.join('|')})$`)

/** Of the kwitansi of a delivery. */
interface Told {
  readonly number: number
  readonly generation?: number
  readonly url: string
}

export interface AnswerChecks extends StreamWatch {
  arrived(arrived: Arrived): (answer: Answered) => void
  stayOf(cookie: string): string | null
  isOver(stay: string): boolean
}

export function checkAnswers({ record, look, mayBeBusy, leaptAtMs }: AnswersParts): AnswerChecks {
  const { violate, saw } = record
  const failures = new WeakMap<ServerProcess, number>()
  const shelf = checkShelf(record, look)
  const stays = checkStays(record, look, leaptAtMs)

  function heard(answer: Answered, before: Before) {
    const { status, sent, headers } = answer
    const path = sent.url.split('?')[0] ?? ''
    const text = answer.text
    record.tell(`answer ${answer.line.name} ${sent.method} ${path} ${status} ${codeIn(answer)}`)
    if (status >= 500) return explain(answer)
    // But of an order by phone, which counts among what its stay may have open.
    if (status === 429 && path.startsWith('/api/desk') && !PLACE.test(path))
      violate('clerk-is-never-refused', `${sent.method} ${path}`)
    if (headers['etalase-contract'] === undefined)
      violate('own-header', `${sent.method} ${path} answered without its header`)
    const isGuests = !path.startsWith('/api/desk') && !path.startsWith('/api/manage')
    if (isGuests) stays.answered(answer, path, before)
    if (PAPER.test(path)) checkPaper(answer, look(), record)
    if (status >= 400) {
      const { code } = JSON.parse(text) as Problem
      const placing = sent.method === 'PUT' ? PLACE.exec(path)?.[1] : undefined
      if (placing !== undefined) refusedToPlace(answer, placing, code)
      return
    }
    accepted(answer, path)
  }

  function accepted(answer: Answered, path: string) {
    const { sent, text, status } = answer
    if (sent.method === 'POST' && path === '/api/session') return opened(answer)
    if (path === MENU || path === DESK_MENU)
      return shelf.menu(text, path === DESK_MENU, sent.headers['etalase-contract'] ?? '1')
    const placed = sent.method === 'PUT' ? PLACE.exec(path)?.[1] : undefined
    if (placed !== undefined) return taken(placed, JSON.parse(text) as OrderView, status, answer)
    const cancelled = sent.method === 'POST' ? CANCEL.exec(path)?.[1] : undefined
    if (cancelled !== undefined) return takenBack(cancelled)
    const step = sent.method === 'POST' ? STEP.exec(path) : null
    if (step !== null) stepped(step[1] ?? '', step[2] ?? '', JSON.parse(text))
  }

  /** A 500 has a broken disk behind it, a 503 a lock that another process holds. */
  function explain(answer: Answered) {
    const { process, status, sent } = answer
    const { failed } = process.disk
    const isExplained = failed > (failures.get(process) ?? 0)
    failures.set(process, failed)
    if (codeIn(answer) === 'log-incomplete' && isLogIncomplete()) return saw('log-incomplete-after-restore')
    if (status === 503 && mayBeBusy()) return saw('answered-busy-by-a-lock')
    if (isExplained) return saw('answered-fault-and-tried-again')
    violate('no-fault-without-cause', `${sent.method} ${sent.url} ${status} ${answer.text.slice(0, 200)}`)
  }

  function isLogIncomplete(): boolean {
    const row = look().get<{ n: number }>(
      `SELECT COUNT(*) AS n FROM logs l WHERE outlet = ? AND awaits >
         (SELECT COUNT(*) FROM documents d WHERE d.outlet = l.outlet)`,
      outlet.slug,
    )
    return (row?.n ?? 0) > 0
  }

  function opened({ text, cookies }: Answered): void {
    const { stay } = JSON.parse(text) as { stay: string }
    const token = cookies.find(({ name }) => name.includes('guest'))?.value
    if (token !== undefined) record.said.sessions.set(token, stay)
    if (stays.isOver(stay)) violate('door', `a session for a stay that is over: ${stay}`)
  }

  /** The verdict on an id is committed when it is told, the same as ever, and of the order that was tapped. */
  function taken(id: string, order: OrderView, status: number, answer: Answered) {
    const said = record.said.verdicts.get(id)
    if (said !== undefined && said !== 'accepted')
      violate('same-verdict', `${id} was ${said} and is accepted now`)
    if (said === 'accepted') {
      saw('same-id-heard-twice-by-the-server')
      if (status === 201) violate('same-verdict', `${id} is placed for the first time again`)
    } else if (status === 200 && !record.placed.has(id)) saw('order-repeated-after-lost-reply')
    record.said.verdicts.set(id, 'accepted')
    record.placed.add(id)
    record.lost.delete(id)
    saw('order-accepted')
    if (status === 201) standsAlone(id)
    if (status === 201 && order.takenBy === undefined) holdsItsShare(order)
    if (order.id !== id) violate('right-order', `${order.id} was told of ${id}`)
    const row = look().get<{ body: string }>(
      `SELECT o.body FROM orders o JOIN verdicts v ON v.outlet = o.outlet AND v.order_id = o.order_id
       WHERE o.outlet = ? AND o.order_id = ? AND v.refusal IS NULL`,
      outlet.slug,
      id,
    )
    if (row === undefined) return violate('acknowledged-is-committed', `${id} was accepted and is not there`)
    const asked = JSON.parse(answer.sent.body ?? '{}') as OrderView
    if (status === 201) shelf.taken(id, asked)
    if (JSON.stringify(asked.lines) !== JSON.stringify(linesOf(row.body)))
      violate('same-bytes', `${id} stands with other lines than were sent`)
  }

  /** What stands in for another is taken after that was cancelled or barred, or after its guest said that both are wanted. */
  function standsAlone(id: string): void {
    const first = record.replaces.get(id)
    // A backup that is put back brings a first one back, and it is cancelled once more when its device hears of that.
    if (first === undefined || record.agreed.has(id) || record.lost.size > 0) return
    const row = look().get<{ state: string | null; refusal: string | null }>(
      `SELECT o.state, v.refusal FROM verdicts v LEFT JOIN orders o
         ON o.outlet = v.outlet AND o.order_id = v.order_id WHERE v.outlet = ? AND v.order_id = ?`,
      outlet.slug,
      first,
    )
    const isOver = row !== undefined && (row.state === 'cancelled' || row.refusal !== null)
    if (isOver) saw('replaced-after-it-was-cancelled')
    else violate('never-both', `${id} stands in for ${first}, which is ${row?.state ?? 'not barred'}`)
  }

  /** One stay never holds the shop, in however many orders. */
  function holdsItsShare({ stay, lines }: OrderView): void {
    const open = look()
      .all<{ body: string }>(
        'SELECT body FROM orders WHERE outlet = ? AND stay = ? AND is_open = 1',
        outlet.slug,
        stay,
      )
      .map(({ body }) => JSON.parse(body) as OrderView)
    if (open.some(order => order.takenBy != null)) return
    for (const { placementId } of lines) {
      const held = open.flatMap(order => order.lines).filter(line => line.placementId === placementId)
      const pieces = held.reduce((sum, { quantity }) => sum + quantity, 0)
      const shelf =
        look().get<{ n: number }>(
          'SELECT SUM(on_hand) AS n FROM batches WHERE outlet = ? AND placement = ?',
          outlet.slug,
          placementId,
        )?.n ?? 0
      // What others were brought since then was on the shelf as well.
      if (pieces > 5 && pieces > (shelf + GONE_SINCE) / 3)
        violate('a-share-of-the-shelf', `${stay} holds ${pieces} of ${shelf} ${placementId}`)
    }
  }

  function linesOf(body: string): unknown {
    return (JSON.parse(body) as { lines: unknown }).lines
  }

  function refusedToPlace(answer: Answered, id: string, code: string) {
    if (code === 'too-many') {
      saw('not-now-too-many-open')
      record.full.add((JSON.parse(answer.sent.body ?? '{}') as OrderView).stay)
    }
    if (!(FINAL as readonly string[]).includes(code)) return
    if (code === 'order-mismatch') return saw('refused-order-mismatch')
    const said = record.said.verdicts.get(id)
    if (said !== undefined && said !== code) violate('same-verdict', `${id} was ${said} and is ${code} now`)
    record.said.verdicts.set(id, code)
    if (code === 'sold-out') saw('refused-sold-out')
    if (code === 'price-changed') saw('refused-price-changed')
    if (code === 'stay-ended') saw('refused-stay-ended')
    if (code === 'cancelled') saw('refused-cancelled-before-it-came')
    if (code === 'invalid') refusedForItsTime(answer, id)
    const row = look().get<{ refusal: string | null; at: number }>(
      'SELECT refusal, at FROM verdicts WHERE outlet = ? AND order_id = ?',
      outlet.slug,
      id,
    )
    if (row?.at === record.now()) refusedForTheShelf(answer, id, code)
    const kept = row?.refusal == null ? undefined : (JSON.parse(row.refusal) as { code: string }).code
    if (kept !== code) violate('acknowledged-is-committed', `${id} was ${code}, and ${kept} is kept`)
  }

  /** It was decided in this moment: an answer that is given again may be of long ago. */
  function refusedForTheShelf({ sent, text }: Answered, id: string, code: string): void {
    if (code !== 'sold-out' && code !== 'price-changed') return
    const request = JSON.parse(sent.body ?? '{}') as OrderView
    const { context = {} } = JSON.parse(text) as { context?: Refused['context'] }
    shelf.refused({ id, request, code, context }, sent.url.startsWith('/api/desk'))
  }

  /** The only thing that guests here can get wrong is when. */
  function refusedForItsTime({ sent, text }: Answered, id: string): void {
    const { deliver } = JSON.parse(sent.body ?? '{}') as OrderView
    const { pointer } = (JSON.parse(text) as { context?: { pointer?: string } }).context ?? {}
    if (deliver.when !== 'at' || pointer !== '/deliver/at') {
      violate('valid', `${id}: ${text.slice(0, 300)}`)
      return
    }
    saw('refused-for-its-time')
    const first = record.refusedAt.get(id) ?? record.now()
    record.refusedAt.set(id, first)
    if (canBeHonoured(deliver.at, first, MINUTE_MS))
      violate('a-time-that-can-be-kept', `${id} is refused for ${deliver.at} at ${toTimestamp(first)}`)
  }

  function takenBack(id: string): void {
    const row = look().get<{ state: string | null; refusal: string | null }>(
      `SELECT o.state, v.refusal FROM verdicts v LEFT JOIN orders o
         ON o.outlet = v.outlet AND o.order_id = v.order_id WHERE v.outlet = ? AND v.order_id = ?`,
      outlet.slug,
      id,
    )
    const isBarred = row !== undefined && (row.state === 'cancelled' || row.refusal !== null)
    if (!isBarred) violate('cancelled-for-ever', `${id} was cancelled and is ${row?.state ?? 'not there'}`)
    if (row?.state === 'cancelled') saw('cancelled-by-its-guest')
    // It may have been refused before, and nobody was told: that stands.
    else if (row?.refusal != null && !record.said.verdicts.has(id))
      record.said.verdicts.set(id, (JSON.parse(row.refusal) as { code: string }).code)
  }

  /** No paper that is given out has the name of one that is lost. */
  function namedAsItIs(number: number, told: Told | undefined): void {
    const losses = lossesIn(look())
    const name = nameOf(losses, number)
    const generation = generationOf(losses, number)
    if ((told?.generation ?? 1) !== generation || told?.url.includes(`/${name}#`) !== true)
      violate('a-name-is-one-papers', `${name} is given out as ${JSON.stringify(told)}`)
    if (generation > 1) saw('delivered-after-a-loss')
  }

  function stepped(id: string, step: string, told: { order: OrderView; kwitansi?: Told }) {
    const row = look().get<{ state: string }>(
      'SELECT state FROM orders WHERE outlet = ? AND order_id = ?',
      outlet.slug,
      id,
    )
    if (row === undefined) return violate('acknowledged-is-committed', `${step} of ${id}, which is not there`)
    if (told.order.id !== id) violate('right-order', `${told.order.id} was told of ${id}`)
    if (step === 'decline' && row.state === 'declined') saw('declined')
    if (step !== 'deliver') return
    const number = told.kwitansi?.number ?? 0
    const before = record.said.kwitansi.get(id)
    if (before !== undefined && before !== number)
      violate('one-kwitansi', `${id} has ${before} and is told ${number}`)
    saw(before === undefined ? 'delivered' : 'delivered-again-same-kwitansi')
    if (before === undefined) shelf.brought(told.order)
    if (told.order.lines.some(line => line.delivered !== line.quantity)) saw('delivered-in-part')
    record.said.kwitansi.set(id, number)
    namedAsItIs(number, told.kwitansi)
    const entry = look().get<{ entry: string }>(
      'SELECT entry FROM documents WHERE outlet = ? AND number = ? AND order_id = ?',
      outlet.slug,
      number,
      id,
    )
    if (entry === undefined || row.state !== 'delivered')
      return violate('delivered-iff-receipted', `${id} is ${row.state}, kwitansi ${number} is not there`)
    record.said.entries.set(number, entry.entry)
  }

  return {
    stayOf: stays.stayOf,
    isOver: stays.isOver,
    streaming: stays.streaming,
    arrived({ cookie }) {
      const before = stays.before(cookie)
      return answer => heard(answer, before)
    },
  }
}

function codeIn({ status, text }: Answered): string {
  return status < 400 ? 'ok' : (/"code":"([a-z-]+)"/.exec(text)?.[1] ?? 'none')
}
