/** What a reader of the log has made is made anew at the terminal. */
import { expect, test } from 'vitest'
import type { Surroundings } from '../../src/server/commands/command.ts'
import { commandNamed } from '../../src/server/commands/commands.ts'
import { ConfigError } from '../../src/server/config.ts'
import { count } from '../support/counting.ts'
import { pictureOf } from '../support/faults.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel, type Hotel } from '../support/world.ts'

async function type(hotel: Hotel, ...args: string[]): Promise<string> {
  const said: string[] = []
  const at: Partial<Surroundings> = { open: use => use(hotel.world), say: line => said.push(line) }
  expect(await commandNamed('reread', args).run(at as Surroundings, ...args)).toBe(0)
  return said.join('\n')
}

test('rows that somebody has spoiled are what the log says again', async () => {
  const hotel = await aHotel(await aCity())
  const { stay } = await hotel.checkIn('512')
  for (let i = 0; i < 3; i++) await hotel.deliver(await hotel.place(stay, { amplang: 1 }))
  await count(hotel)
  const before = await pictureOf(hotel.world.storage)
  await hotel.world.storage.write(HOTEL, async sql => {
    await sql.run('DELETE FROM counted_lines WHERE number = 2')
    await sql.run('UPDATE tallied_products SET kwitansi = 99')
  })
  expect(await type(hotel, 'counts', HOTEL)).toBe(`counts of ${HOTEL}: made anew from 3 entries`)
  expect(await pictureOf(hotel.world.storage)).toEqual(before)
})

test.each([
  [[], /it is used so: npm start -- reread FOLD OUTLET/],
  [['guests', HOTEL], /nothing that reads the log is called guests; there is counts/],
  [['counts', 'nowhere'], /no outlet nowhere here/],
])('%j is refused in words', async (args, words) => {
  const refused = type(await aHotel(await aCity()), ...args)
  await expect(refused).rejects.toThrow(words)
  await expect(refused).rejects.toBeInstanceOf(ConfigError)
})
