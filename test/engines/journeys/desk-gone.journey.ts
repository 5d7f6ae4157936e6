/** Nobody is left waiting on silence: that the desk has gone is read within a minute, and that it is back. */
import { PRESENCE_EVERY_MS } from '../../../src/domain/staff.ts'
import { deskWire } from '../../e2e/wire.ts'
import { expect, type Journey, test } from '../journey.ts'
import { aRoom, isHeading, openTablet, orderAmplang, proveBell, scan, signInAtDesk, TELUK } from '../steps.ts'

// Not signed in yet; no stay on the tablet yet.
test.use({ refusals: [401, 409] })

const UNATTENDED = 'Petugas sedang tidak di layar.'
const GONE_WITHIN_MS = 60_000
const BACK_WITHIN_MS = 20_000

test('desk gone and back', async ({ journey }) => {
  const closeDesk = await comeToDesk(journey)
  const [guest, tablet, office] = await Promise.all([
    journey.open('guest'),
    journey.open('tablet'),
    journey.open('office'),
  ])
  await signInAtDesk(journey, office, 'Manajer')
  await office.until(replicaSays(true), 'the office to know that the desk is there')
  const [ownRoom, tabletRoom] = [aRoom(journey), aRoom(journey)]
  await openTablet(journey, tablet, tabletRoom)
  await orderAmplang(tablet)
  await scan(guest, ownRoom)
  await orderAmplang(guest, ownRoom.stayCode)
  // From here on each of them has heard of a numbered event.
  for (const waiting of [guest, tablet]) {
    await waiting.find(isHeading('Diterima hotel.'))
    expect(await waiting.says(UNATTENDED)).toBe(false)
  }

  await closeDesk()
  await timed(journey, 'the desk closed', GONE_WITHIN_MS, {
    guest: within => guest.reads(UNATTENDED, within),
    tablet: within => tablet.reads(UNATTENDED, within),
    'another terminal': within => office.until(replicaSays(false), 'the desk to be gone', within),
  })

  const closeAgain = await comeToDesk(journey)
  await timed(journey, 'the desk was back', BACK_WITHIN_MS, {
    guest: within => guest.until(READS_NOTHING, 'the desk to be back', within),
    tablet: within => tablet.until(READS_NOTHING, 'the desk to be back', within),
    'another terminal': within => office.until(replicaSays(true), 'the desk to be back', within),
  })
  await closeAgain()
})

/** A clerk comes to the desk, with a bell that can be heard; the answer is how the desk is closed. */
async function comeToDesk(journey: Journey): Promise<() => Promise<void>> {
  const desk = await journey.open('desk')
  await signInAtDesk(journey, desk)
  await proveBell(desk)
  await desk.reads(/Suara (menyala|terhenti)/)
  if (await desk.says('Suara menyala')) return desk.close
  await desk.close()
  journey.tell(
    'no bell rings in this browser without a loudspeaker, and its desk says so: the clerk is at a terminal elsewhere',
  )
  return comeToDeskElsewhere(journey)
}

async function comeToDeskElsewhere({ city }: Journey): Promise<() => Promise<void>> {
  const terminal = await deskWire(city, TELUK, 'Petugas 1')
  const tell = () => terminal.ask('POST', '/api/desk/presence', { sound: true, visible: true })
  await tell()
  const beat = setInterval(() => void tell(), PRESENCE_EVERY_MS).unref()
  return async () => clearInterval(beat)
}

const READS_NOTHING = `!document.body.innerText.includes(${JSON.stringify(UNATTENDED)})`

/** What a terminal goes by, as it keeps it: its board shows no sentence of it, for its own silence is an alarm there. */
const replicaSays = (attended: boolean) => `new Promise(resolve => {
  const opening = indexedDB.open('etalase-replica')
  // Not there yet: it is the page's to make.
  opening.onupgradeneeded = () => opening.transaction.abort()
  opening.onerror = () => resolve(null)
  opening.onsuccess = () => {
    const reading = opening.result.transaction('replicas').objectStore('replicas').getAll()
    reading.onsuccess = () => {
      opening.result.close()
      resolve(reading.result.some(replica => replica.attended === ${attended}))
    }
  }
})`

/** Each of them sees it in time; what it took is told. */
async function timed(
  { tell }: Journey,
  what: string,
  withinMs: number,
  readers: Readonly<Record<string, (withinMs: number) => Promise<unknown>>>,
): Promise<void> {
  const began = Date.now()
  const told = Object.entries(readers).map(async ([who, read]) => {
    await read(withinMs)
    return `${who} ${Math.round((Date.now() - began) / 1_000)} s`
  })
  tell(`${what}; later it was read by: ${(await Promise.all(told)).join(', ')}`)
}
