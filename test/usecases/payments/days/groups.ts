/** A group comes, or leaves, in one act: all of its rooms, or none. */
import { checkInGroup } from '../../../../src/server/usecases/stays/check-in.ts'
import { checkOutGroup } from '../../../../src/server/usecases/stays/check-out.ts'
import { codeOf } from '../../../support/results.ts'
import * as books from './books.ts'
import type { DeedOf } from './deeds.ts'
import { leavingOf } from './leaving.ts'
import { actorOf, type Life } from './life.ts'
import { type Heard, NOBODY } from './play.ts'

export function playGroup(life: Life, deed: DeedOf<'group in' | 'group out'>): Promise<Heard> {
  return deed.do === 'group in' ? come(life, deed) : leave(life, deed)
}

async function come(life: Life, { who, rooms }: DeedOf<'group in'>): Promise<Heard> {
  const kept = life.books()
  const isTaken = rooms.some(room => books.stayIn(kept, room) !== undefined)
  const come = await checkInGroup(
    life.world(),
    actorOf(who),
    rooms.map(room => ({ room })),
  )
  for (const { stay, room } of come.ok ? come.value.rooms : [])
    kept.stays.push({ id: stay, room, isOver: false })
  return { code: codeOf(come), expected: isTaken ? 'room-occupied' : 'ok', of: rooms.join(', ') }
}

async function leave(
  life: Life,
  { who, rooms, keeps, asks, answers, silent }: DeedOf<'group out'>,
): Promise<Heard> {
  const there = rooms.flatMap(room => {
    const leaving = leavingOf(life, room, { answers, silent, isAsked: asks })
    return leaving === null ? [] : [{ room, leaving }]
  })
  if (there.length === 0) return NOBODY
  const refused = there.flatMap(({ leaving }) => leaving.refusal(keeps, true) ?? [])
  const left = await checkOutGroup(
    life.world(),
    actorOf(who),
    keeps ? 'keep' : 'ask',
    there.map(({ room, leaving: { bill } }) => ({ room, bill })),
  )
  if (left.ok) for (const { leaving } of there) leaving.note(who, true)
  return { code: codeOf(left), expected: refused[0] ?? 'ok', of: rooms.join(', ') }
}
