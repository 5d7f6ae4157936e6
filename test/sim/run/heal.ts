/** Everything works again, and people do what is left to them: from here on all that was promised must come to pass. */
import type { Entry } from '../../../src/client/outbox/entry.ts'
import { isOpen } from '../../../src/domain/order.ts'
import { isOrderChange } from '../../../src/domain/repaying.ts'
import { VERDICT_GRACE_MS } from '../../../src/domain/stay.ts'
import type { Terminal } from '../device/terminal.ts'
import { openOrders, signIn } from '../people/clerks.ts'
import { lostOf } from '../people/fates.ts'
import { answerAsked, enter, lookIntoBasket, phoneAt } from '../people/guests.ts'
import { STEPS } from '../plan/actions.ts'
import { DESKS, PHONES } from '../plan/deeds.ts'
import { outlet } from '../server/template.ts'
import { disagreement, waitsForNobody, watchBooks } from './books.ts'
import { beginAnewIfLost, healFollowing, untilFollowed } from './following-troubles.ts'
import { healLog, restoreFromMirror } from './log-troubles.ts'
import { carryCard, giveUpLost } from './losses.ts'
import type { Stage } from './stage.ts'

/** Longer than the longest wait between two tries, and than a dead stream is believed. */
const HEALED_WITHIN_MS = 200_000
const LOOK_EVERY_MS = 1_000
/** Longer than an answer that was lost is waited for: who waits still had a page that was closed. */
const GIVEN_UP_AFTER_MS = 20_000

/** Nothing breaks any more. */
export function mend(stage: Stage): void {
  const { weather, house, profiles } = stage
  weather.clear()
  healLog(stage)
  healFollowing(stage)
  stage.lock.release()
  for (const process of house.processes) {
    process.disk.setFull(false)
    process.disk.disarm()
    process.setDeaf(false)
  }
  for (const profile of profiles) {
    profile.isFull = false
    profile.disk = 'well'
    profile.killAt = null
    for (const tab of profile.tabs) if (tab.isFrozen) tab.thaw()
  }
}

export async function heal(stage: Stage): Promise<void> {
  const { timeline, record } = stage
  mend(stage)
  const books = watchBooks(stage)
  /** Somebody may look for another backup instead. */
  const givesUp = stage.chance.fork('gives up').odds(0.6)
  const healedBy = timeline.now() + HEALED_WITHIN_MS
  const givenUpAtMs = timeline.now() + GIVEN_UP_AFTER_MS
  await timeline.runUntil(timeline.now() + 4_000)
  attend(stage)
  while (timeline.now() < healedBy) {
    await timeline.runUntil(timeline.now() + LOOK_EVERY_MS)
    books.look()
    const areAllDone = stage.deeds.size === 0 || timeline.now() > givenUpAtMs
    if (areAllDone && isCalm(stage)) break
    attendAsked(stage)
    makeRoom(stage)
    if (!waitsForNobody(stage)) restoreFromMirror(stage)
    else if (givesUp) void giveUpLost(stage)
    if (!stage.isAlone) void carryCard(stage)
    void beginAnewIfLost(stage)
  }
  books.end()
  await untilFollowed(stage)
  // Whoever has not been told by now is told by polling alone.
  await timeline.runUntil(timeline.now() + 2_500)
  if (isCalm(stage)) record.saw('all-healed')
}

/** Guests look at their phones, clerks at the desk. */
function attend(stage: Stage): void {
  for (let desk = 0; desk < DESKS; desk++) void signIn(stage, desk).then(there => there.refresh())
  for (let phone = 0; phone < PHONES; phone++) {
    if (stage.profiles[phone]?.stay === null && stage.phones[phone] === null) continue
    const page = phoneAt(stage, phone)
    void page.refresh()
  }
  for (const page of stage.extraPhones) if (page.tab.isAlive) void page.refresh()
}

/** A stay that has as much open as it may has to wait for the desk. */
function makeRoom(stage: Stage): void {
  const [desk] = stage.desks
  if (desk == null || !desk.tab.isAlive || !desk.isSignedIn) return
  for (const stay of stage.record.full)
    for (const order of openOrders(desk))
      if (order.stay === stay && !isOnItsWay(desk, order.id))
        void desk.sending.step(order.id, {
          type: 'decline',
          body: { reason: 'other', lost: lostOf(order, new Map()) },
        })
}

function isOnItsWay({ sending }: Terminal, id: string): boolean {
  return sending.now().entries.some(({ subject, state }) => subject === id && state.type !== 'settled')
}

/** Whoever is asked says yes; whoever has to show the stay code again does, while the stay lasts. */
function attendAsked(stage: Stage): void {
  for (const [index, desk] of stage.desks.entries()) {
    if (desk === null || !desk.tab.isAlive) continue
    if (!desk.isSignedIn && !stage.entering.has(PHONES + index)) {
      stage.entering.add(PHONES + index)
      void signIn(stage, index).finally(() => stage.entering.delete(PHONES + index))
    }
    for (const { id, state } of desk.sending.now().entries) {
      if (state.type !== 'asking') continue
      stage.devices.agreed(id)
      void desk.sending.decide(id, true)
    }
  }
  const pages = [...stage.phones, ...stage.extraPhones].filter(page => page?.tab.isAlive === true)
  for (const page of pages) {
    if (page === null) continue
    void lookIntoBasket(stage, page)
    if (page.outbox.entries().some(({ state }) => state.type === 'asking'))
      void answerAsked(stage, page, true)
    const { profile } = page.tab
    const waits = profile.entries.find(({ state }) => state.type !== 'settled')
    if (page.session !== null || waits === undefined) continue
    const room = [...stage.stays].find(([, stay]) => stay === waits.owner)?.[0]
    const index = stage.phones.indexOf(page)
    if (room !== undefined && index >= 0 && !stage.entering.has(index)) {
      stage.entering.add(index)
      void enter(stage, index, room).finally(() => stage.entering.delete(index))
    }
  }
}

export function isCalm(stage: Stage): boolean {
  return (
    stage.house.processes.length > 0 &&
    stage.profiles.every(({ entries }) => entries.every(entry => isDone(stage, entry))) &&
    // What was wiped from under a page is there in the page only, until it is put back.
    [...stage.phones, ...stage.extraPhones].every(
      page => !page?.tab.isAlive || page.outbox.entries().every(entry => isDone(stage, entry)),
    ) &&
    differences(stage).length === 0 &&
    disagreement(stage) === null
  )
}

/** It has its verdict, or nobody can be asked for one any more: its stay was over for longer than verdicts are told. */
export function isDone(stage: Stage, entry: Entry): boolean {
  const { state, owner, command } = entry
  if (state.type === 'settled') return true
  // What a clerk tapped after a delivery that waits goes after it.
  const isStep = (STEPS as readonly string[]).includes(command.type) || isOrderChange(command.type)
  if (isStep && waitsForNobody(stage)) return true
  // So does what a stay wants beyond its share: what it holds is not brought.
  if (command.type === 'place' && stage.record.full.has(owner) && waitsForNobody(stage)) return true
  const { look, timeline } = stage
  const stay = look().get<{ out: number | null }>(
    'SELECT checked_out_at AS out FROM stays WHERE outlet = ? AND stay = ?',
    outlet.slug,
    owner,
  )
  // Checked in after the backup that was put back: the room is checked in anew, and what waited goes with the stay.
  if (stay === undefined) return stage.isPutBack && (command.type === 'place' || command.type === 'cancel')
  if (stay.out === null) return false
  // Where the mark of the stay was wiped, the device asks for its code first, and nobody gives that any more.
  const isMarkLost = stage.profiles.some(
    profile => profile.stay === null && profile.entries.some(({ id }) => id === entry.id),
  )
  return isMarkLost || timeline.now() - stay.out > VERDICT_GRACE_MS
}

/** Where a screen shows something else than the server has. */
export function differences(stage: Stage): string[] {
  const found: string[] = []
  const orders = stage.look().all<{ id: string; stay: string; state: string; room: string; open: number }>(
    `SELECT order_id AS id, stay, state, json_extract(body, '$.room') AS room, is_open AS open
     FROM orders WHERE outlet = ?`,
    outlet.slug,
  )
  const textOf = (list: readonly { id: string; state: string; room: string }[]) =>
    list
      .map(({ id, state, room }) => `${id} ${state} ${room}`)
      .sort()
      .join('\n')
  for (const page of [...stage.phones, ...stage.extraPhones]) {
    if (page === null || !page.tab.isAlive || page.session === null) continue
    const { stay } = page.session
    const shown = [...(page.replica?.orders.values() ?? [])]
    const there = orders.filter(order => order.stay === stay)
    if (textOf(shown) !== textOf(there))
      found.push(`${page.tab.profile.name} shows ${shown.length} of ${there.length}`)
  }
  for (const desk of stage.desks) {
    if (desk === null || !desk.tab.isAlive || !desk.isSignedIn) continue
    const shown = [...(desk.replica?.orders.values() ?? [])].filter(isOpen)
    const there = orders.filter(order => order.open === 1)
    if (textOf(shown) !== textOf(there))
      found.push(`${desk.tab.profile.name} shows ${shown.length} of ${there.length} open`)
  }
  return found
}
