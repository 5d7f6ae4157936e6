/** What is so long past that nobody is told of it takes no room, on every engine; what may still be told stays whole. */
import { describe, expect, test } from 'vitest'
import { FORGET_AFTER_MS } from '../../../src/domain/stay.ts'
import { addEvents, eventsAfter, PAST_ROWS_MAX } from '../../../src/server/storage/statements/events.ts'
import { STORAGE_ENGINES } from '../../../src/server/storage/storage.ts'
import { forgetPast } from '../../../src/server/usecases/erasing/forget-past.ts'
import { standOn } from '../../support/engines.ts'
import { HOTEL } from '../../support/things.ts'
import { aCity, type City } from '../../support/world.ts'

const ROOMS = { kind: 'rooms', stay: null, subject: '512' } as const

async function happen(city: City, times: number): Promise<void> {
  const events = Array.from({ length: times }, () => ROOMS)
  await city.storage.write(HOTEL, sql => addEvents(sql, HOTEL, events, city.clock.now()))
}
const left = async (city: City) =>
  (await city.storage.read(sql => eventsAfter(sql, HOTEL, 0, 100_000))).map(({ seq }) => seq)

describe.each(STORAGE_ENGINES)('on %s', engine => {
  test('rows go a month after they were written, but for the last of all, and the rest has no gap', async () => {
    standOn(engine)
    const city = await aCity()
    await happen(city, 2_500)
    city.clock.pass(FORGET_AFTER_MS)
    expect(await forgetPast(city, HOTEL)).toBe(0)
    city.clock.pass(1)
    expect(await forgetPast(city, HOTEL)).toBe(2_500 - PAST_ROWS_MAX)
    expect((await left(city))[0]).toBe(2_500 - PAST_ROWS_MAX + 1)
    await happen(city, 5_000)
    expect(await forgetPast(city, HOTEL)).toBe(PAST_ROWS_MAX)
    expect(await left(city)).toEqual(Array.from({ length: 5_000 }, (_, i) => 2_501 + i))
    expect(await forgetPast(city, HOTEL)).toBe(0)
    await city.storage.close()
  })
})
