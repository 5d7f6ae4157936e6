/** Acts are there for the term of their word, and then no byte of them is. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ACT_TRAITS, ACTS } from '../../../src/domain/act.ts'
import { FORGET_AFTER_MS } from '../../../src/domain/stay.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { addAct, OF_THE_CITY } from '../../../src/server/storage/statements/acts/acts.ts'
import { STORAGE_ENGINES } from '../../../src/server/storage/storage.ts'
import { forgetActs } from '../../../src/server/usecases/erasing/forget-acts.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { moveRoom } from '../../../src/server/usecases/stays/move-room.ts'
import { believed } from '../../support/believed.ts'
import { standOn } from '../../support/engines.ts'
import { valueIn } from '../../support/results.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, aHotel, type City } from '../../support/world.ts'

const wordsIn = async ({ storage }: City, outlet: string) =>
  (
    await storage.read(sql =>
      believed(sql).all<{ what: string }>('SELECT what FROM acts WHERE outlet = ? ORDER BY seq', [outlet]),
    )
  ).map(({ what }) => what)

describe.each(STORAGE_ENGINES)('on %s', engine => {
  test('each is kept to the last moment of its term, and not beyond', async () => {
    standOn(engine)
    const city = await aCity()
    const { clock } = city
    const { clerk } = await aHotel(city)
    // As rows of every word there is, each with what another would have changed: only the word tells its term.
    const signIn = { actor: clerk, what: 'sign-in', on: clerk.staff, changed: {} } as const
    await city.storage.write(HOTEL, async sql => {
      for (const word of ACTS) {
        await addAct(sql, HOTEL, signIn, clock.now())
        await sql.run("UPDATE acts SET what = ? WHERE what = 'sign-in' AND seq = ?", [
          word,
          ACTS.indexOf(word) + 1,
        ])
      }
    })
    const start = clock.now()
    const terms = [...new Set(ACTS.map(word => ACT_TRAITS[word].termMs))].sort((a, b) => a - b)
    for (const termMs of terms) {
      clock.pass(start + termMs - 1 - clock.now())
      expect(await forgetActs(city, HOTEL)).toBe(0)
      clock.pass(1)
      expect(await forgetActs(city, HOTEL)).toBeGreaterThan(0)
      expect(await wordsIn(city, HOTEL)).toEqual(ACTS.filter(word => ACT_TRAITS[word].termMs > termMs))
    }
    await city.storage.close()
  })

  test('thirty days after check-out nothing leads from a stay to its rooms', async () => {
    standOn(engine)
    const city = await aCity()
    const hotel = await aHotel(city)
    const { stay } = await hotel.checkIn('512')
    city.clock.pass(DAY_MS)
    valueIn(await moveRoom(city, hotel.clerk, '512', '513'))
    city.clock.pass(DAY_MS)
    valueIn(await checkOut(city, hotel.clerk, '513'))
    expect(await wordsIn(city, HOTEL)).toEqual(['check-in', 'move', 'check-out'])
    city.clock.pass(FORGET_AFTER_MS)
    expect(await forgetActs(city, HOTEL)).toBe(3)
    const rows = await city.storage.read(sql => sql.all('SELECT seq FROM acts WHERE subject = ?', [stay]))
    expect(rows).toEqual([])
    await city.storage.close()
  })

  test('those of the city go by their terms too, and numbers go on', async () => {
    standOn(engine)
    const city = await aCity()
    const officer = { kind: 'officer', name: 'Petugas dinas' } as const
    const signedIn = { actor: officer, what: 'sign-in', on: officer.name, changed: {} } as const
    const act = () => city.storage.writeCity(sql => addAct(sql, OF_THE_CITY, signedIn, city.clock.now()))
    for (let i = 0; i < 3; i++) await act()
    city.clock.pass(ACT_TRAITS['sign-in'].termMs)
    expect(await forgetActs(city, OF_THE_CITY)).toBe(3)
    await act()
    expect(await city.storage.read(sql => sql.all('SELECT seq FROM acts'))).toEqual([{ seq: 4 }])
    await city.storage.close()
  })
})

test('on SQLite no file holds a byte of them then, while the program goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'etalase-acts-'))
  const city = await aCity(() => openSqlite({ path: join(folder, 'etalase.db') }))
  const { clerk } = await aHotel(city)
  const actor = { ...clerk, terminal: 'canary of a terminal' }
  for (let i = 0; i < 300; i++)
    await city.storage.write(HOTEL, sql =>
      addAct(sql, HOTEL, { actor, what: 'sign-out', on: clerk.staff, changed: {} }, city.clock.now()),
    )
  const found = () =>
    readdirSync(folder).filter(name => readFileSync(join(folder, name)).includes(actor.terminal))
  expect(found()).not.toEqual([])
  city.clock.pass(ACT_TRAITS['sign-out'].termMs)
  expect(await forgetActs(city, HOTEL)).toBe(300)
  expect(found()).toEqual([])
  await city.storage.close()
  rmSync(folder, { recursive: true })
})
