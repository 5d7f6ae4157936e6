/** Webhooks at the terminal: what whoever runs the server types and reads. */
import { beforeEach, expect, test } from 'vitest'
import type { Surroundings } from '../../src/server/commands/command.ts'
import { commandNamed } from '../../src/server/commands/commands.ts'
import { ConfigError } from '../../src/server/config.ts'
import { putAside } from '../../src/server/storage/statements/tellers/recipients.ts'
import { readActs } from '../../src/server/usecases/acts/read-acts.ts'
import { openLogs } from '../../src/server/usecases/log/open-logs.ts'
import { handSigner } from '../support/log.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel, type City } from '../support/world.ts'

let city: City
let said: string[]
beforeEach(async () => {
  city = await aCity()
  await aHotel(city)
  await openLogs(city, handSigner(), 'etalase.test')
  said = []
})

/** What it says. */
async function type(name: string, ...args: string[]): Promise<string> {
  said = []
  const at = { open: use => use(city), say: line => said.push(line) } as Partial<Surroundings> as Surroundings
  expect(await commandNamed(name, args).run(at, ...args)).toBe(0)
  return said.join('\n')
}

async function added(): Promise<string> {
  const text = await type('webhook-add', HOTEL, 'http://192.168.1.20/etalase')
  return /^webhook ([0-9a-f]{10}) is told/.exec(text)?.[1] ?? ''
}

test('a hook is added, told with its secret, listed, and removed', async () => {
  const hook = await added()
  expect(said[1]).toMatch(/ whsec_[A-Za-z0-9+/]{43}=$/)
  const secret = said[1]?.split(' ').at(-1)
  expect(await type('webhooks')).toBe(`${HOTEL}  ${hook}  http://192.168.1.20/etalase  told up to 0`)
  expect(await type('webhooks', HOTEL)).toContain(`secret ${secret}`)
  await type('webhook-remove', HOTEL, hook)
  expect(await type('webhooks')).toBe('')
})

test('dead letters are listed with their reason, and replayed', async () => {
  const hook = await added()
  await city.storage.write(HOTEL, sql =>
    putAside(sql, HOTEL, hook, { number: 7, tries: 10, nextAt: null, fault: 'HTTP 500' }),
  )
  expect(await type('webhooks')).toMatch(/, dead letters: 1, from 7 on, last fault: HTTP 500$/)
  expect(await type('webhook-replay', HOTEL, hook)).toMatch(/: 1$/)
  expect(await type('webhooks')).toMatch(/, 1 waiting, /)
})

test('who is told, who is told no more and what is told again are acts of whoever sits at the machine', async () => {
  const hook = await added()
  await type('webhook-replay', HOTEL, hook, '3')
  await type('webhook-remove', HOTEL, hook)
  const { acts } = await readActs(city, HOTEL, { of: 'thing', thing: 'recipient', id: hook })
  const teller = 'webhook'
  expect(acts.map(({ told, actor, who }) => ({ told, actor, who }))).toEqual(
    [
      { what: 'remove-recipient', changed: { teller } },
      { what: 'tell-again', changed: { teller, from: 3 } },
      { what: 'add-recipient', changed: { teller } },
    ].map(told => ({ told, actor: 'program', who: 'console' })),
  )
})

test.each([
  ['webhook-add', HOTEL],
  ['webhook-add', HOTEL, 'ftp://x/'],
  ['webhook-add', 'nowhere', 'https://x.test/'],
  ['webhook-remove', HOTEL, 'nobody'],
  ['webhook-replay', HOTEL, 'nobody'],
  ['webhook-replay', HOTEL, 'nobody', 'all'],
])('what cannot be done is said: %s %s %s', async (...typed) => {
  await expect(type(...(typed as [string, ...string[]]))).rejects.toThrow(ConfigError)
})
