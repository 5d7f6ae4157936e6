/** What clerks correct, and what they do with several rooms at once, as often as it takes. */

import type { Stage } from '../run/stage.ts'
import { outlet, ROOMS } from '../server/template.ts'
import { answerBill, byHand, isAnswer, openOrders, type Said, signIn } from './clerks.ts'

const of = { outlet: outlet.slug }
const nameOf = (room: number) => ROOMS[room] ?? ''

export async function undoCheckIn(stage: Stage, deskIndex: number, room: number): Promise<void> {
  const { tab } = await signIn(stage, deskIndex)
  const stay = stage.stays.get(room)
  if (stay === undefined) return
  await byHand(stage, tab, async () => {
    const reply = await tab.ask<'undoCheckIn'>('POST', `/api/desk/rooms/${nameOf(room)}/check-in/undo`, {
      ...of,
      body: { stay },
    })
    if (reply.ok) {
      stage.stays.delete(room)
      stage.record.saw('check-in-undone')
    }
    return isAnswer(reply)
  })
}

export async function swap(stage: Stage, deskIndex: number, room: number, other: number): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const [here, there] = [stage.stays.get(room), stage.stays.get(other)]
  if (here === undefined || there === undefined) return
  const open = openOrders(desk).some(order => order.room === nameOf(room) || order.room === nameOf(other))
  await byHand(stage, desk.tab, async () => {
    // Who is where is not known before it is answered.
    stage.stays.delete(room)
    stage.stays.delete(other)
    const reply = await desk.tab.ask<'swapRooms'>('POST', `/api/desk/rooms/${nameOf(room)}/swap`, {
      ...of,
      body: { stay: here, with: { room: nameOf(other), stay: there } },
    })
    if (reply.ok) {
      stage.stays.set(room, there)
      stage.stays.set(other, here)
      if (open) stage.record.saw('swapped-with-open-orders')
    } else if (isAnswer(reply)) {
      stage.stays.set(room, here)
      stage.stays.set(other, there)
    }
    return isAnswer(reply)
  })
}

/** All of them have left once it is answered so, and their answers are told again until it is. */
export async function groupOut(stage: Stage, deskIndex: number, rooms: readonly number[]): Promise<void> {
  const { tab } = await signIn(stage, deskIndex)
  const said = new Map<number, Said>(rooms.map(room => [room, new Map()]))
  await byHand(stage, tab, async () => {
    const settled = []
    for (const room of rooms) {
      const bill = await answerBill(tab, nameOf(room), said.get(room) ?? new Map())
      const stay = stage.stays.get(room)
      if (bill != null) settled.push({ room: nameOf(room), bill })
      else if (stay !== undefined)
        settled.push({ room: nameOf(room), bill: { stay, unanswered: 'leave' as const, answers: [] } })
    }
    if (settled.length === 0) return true
    const body = { open: 'keep' as const, rooms: settled }
    const reply = await tab.ask<'checkOutGroup'>('POST', '/api/desk/check-out', { ...of, body })
    if (reply.ok) {
      for (const { stay } of reply.value.rooms) if (!isOver(stage, stay)) violate(stage, stay)
      for (const room of rooms) stage.stays.delete(room)
      if (settled.length > 1) stage.record.saw('left-as-a-group')
    }
    return isAnswer(reply)
  })
}

function isOver(stage: Stage, stay: string): boolean {
  const found = stage
    .look()
    .get<{ at: number | null }>(
      'SELECT checked_out_at AS at FROM stays WHERE outlet = ? AND stay = ?',
      outlet.slug,
      stay,
    )
  return found === undefined || found.at !== null
}

function violate(stage: Stage, stay: string): void {
  stage.record.violate('a-group-leaves-whole', `${stay} is said to have left, and has not`)
}
