/** Commands as a person types them: what is told can be taken on, and what cannot be taken back is asked for once more. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand, startHub } from '../../src/server/main.ts'
import { hashOf } from '../../src/server/usecases/world.ts'
import { believed } from '../support/believed.ts'
import { aPlace, command, EXAMPLE, issueMore, makeBuild, OUTLET, type Place, serveOnce } from './a-place.ts'

interface Pass {
  readonly code_hash: string
  readonly outlet: string
  readonly person: string
}
interface Staffed {
  readonly staff: readonly { readonly name: string; readonly role: string }[]
}

const ROOT = mkdtempSync(join(tmpdir(), 'etalase-commands-'))
const DIST = join(ROOT, 'dist')
let city: Place
let hub: Place
let said: string

beforeAll(async () => {
  makeBuild(DIST)
  city = await aPlace('sqlite', join(ROOT, 'city'))
  hub = await aPlace('sqlite', join(ROOT, 'hub'))
  said = (await command(city, DIST, 'init', EXAMPLE)).said
  await issueMore(city, DIST, 1, 2)
  await serveOnce(hub, DIST, startHub)
})
afterAll(() => rmSync(ROOT, { recursive: true }))

test('init says where the city was made', () => {
  expect(said).toContain(`The city is in ${city.dir}/etalase.db, its keys in ${city.dir}`)
})

describe('a city begins', () => {
  const aNew = (name: string) => aPlace('sqlite', join(ROOT, name))
  const code = (told: string) => /\/pass#((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/.exec(told)?.[1] ?? 'none'
  const whose = async (place: Place, told: string) => {
    const storage = await place.openStorage()
    const passes = await storage.read(sql => believed(sql).all<Pass>('SELECT * FROM passes'))
    await storage.close()
    const hash = hashOf(code(told).replaceAll('-', ''))
    return passes.find(pass => pass.code_hash === hash)
  }

  test('with a pass for its first officer, at the address that was set', async () => {
    expect(said).toMatch(/^Dinas opens this link once/m)
    expect(said).toContain('http://etalase.test/pass#')
    expect(await whose(city, said)).toMatchObject({ outlet: '', person: 'Dinas' })
  })

  test('without a file, with that officer alone, and is served as it is', async () => {
    const place = await aNew('bare')
    const { said: told } = await command(place, DIST, 'init', 'Ibu Rahma')
    expect(told).toMatch(/^Ibu Rahma opens this link once/m)
    expect(await whose(place, told)).toMatchObject({ outlet: '', person: 'Ibu Rahma' })
    expect((await serveOnce(place, DIST)).join('\n')).toContain('Etalase serves')
    await expect(command(place, DIST, 'init')).rejects.toThrow(/a city already/)
  })

  test('with a pass for the first manager of an outlet where none has a PIN', async () => {
    const { outlets, ...rest } = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as { outlets: Staffed[] }
    const file = join(ROOT, 'no-pins.json')
    const without = outlets.map(one => ({
      ...one,
      staff: one.staff.map(({ name, role }) => ({ name, role })),
    }))
    writeFileSync(file, JSON.stringify({ ...rest, outlets: without }))
    const place = await aNew('no-pins')
    const { said: told } = await command(place, DIST, 'init', file)
    const [line = ''] = told.split('\n').filter(one => one.includes(': Manajer opens this link once'))
    const link = told.slice(told.indexOf(line) + line.length)
    expect(await whose(place, link)).toMatchObject({ outlet: OUTLET, person: 'Manajer' })
  })

  test.each(['city', './Ibu', 'C:\\city'])('and %s is no name of a file', async name => {
    const begun = command(await aNew(`odd-${name.replace(/\W/g, '')}`), DIST, 'init', name, 'Ibu Rahma')
    await expect(begun).rejects.toThrow(/ends in \.json/)
  })
})

describe('after a change of address', () => {
  const passkey = async (place: Place, outlet: string, host: string) => {
    const storage = await place.openStorage()
    await storage.writeCity(sql =>
      sql.run(
        `INSERT INTO passkeys (credential, outlet, person, handle, public_key, counter, host, device, is_backed_up, made_at)
         VALUES (?, ?, 'Siapa', 'h', 'k', 0, ?, 'Ponsel', 0, 0)`,
        [`${outlet} ${host}`, outlet, host],
      ),
    )
    await storage.close()
  }
  const told = async (place: Place, env: Record<string, string> = {}) =>
    (await serveOnce({ env: { ...place.env, ...env } }, DIST)).filter(line => line.startsWith('The passkeys'))

  test('the start says whose passkeys open nothing any more, and what leads back in', async () => {
    const place = await aPlace('sqlite', join(ROOT, 'moved'))
    await command(place, DIST, 'init', EXAMPLE)
    await passkey(place, '', 'lama.example')
    await passkey(place, OUTLET, 'lama.example')
    await passkey(place, OUTLET, 'baru.example')
    expect(await told(place, { PUBLIC_URL: 'https://baru.example' })).toEqual([
      'The passkeys of the agency were made at lama.example, and nobody comes in at baru.example with them: npm start -- pass NAME leads back in.',
    ])
    expect(await told(place, { PUBLIC_URL: 'https://lain.example' })).toEqual([
      expect.stringContaining('npm start -- pass NAME leads back in'),
      expect.stringContaining(`npm start -- pass NAME ${OUTLET} leads back in`),
    ])
    expect(await told(place)).toEqual([
      expect.stringContaining('set PUBLIC_URL to one with https'),
      expect.stringContaining('set PUBLIC_URL to one with https'),
    ])
  })

  test('a machine of one’s own is known by its name and by its number', async () => {
    const place = await aPlace('sqlite', join(ROOT, 'own'))
    await command(place, DIST, 'init')
    await passkey(place, '', 'localhost')
    expect(await told(place, { PUBLIC_URL: '' })).toEqual([])
  })
})

describe('a card', () => {
  const BANNER = '\n> etalase@0.1.0 start\n> node bin/start.mjs card hotel-contoh\n\nBuilding …\n'

  test('that was sent into a file is taken on, with what npm has written before it', async () => {
    const before = process.cwd()
    process.chdir(ROOT)
    const { said: card } = await command(city, DIST, 'card', OUTLET).finally(() => process.chdir(before))
    const file = join(ROOT, 'sent.txt')
    for (const text of [card, BANNER + card, `${BANNER + card}\r\n`.replaceAll('\n', '\r\n')]) {
      writeFileSync(file, text)
      const { said: adopted } = await command(hub, DIST, 'adopt', file)
      expect(adopted).toMatch(/^hotel-contoh is (witnessed|known)/)
    }
    const { said: again } = await command(hub, DIST, 'adopt', join(ROOT, `${OUTLET}.card.json`))
    expect(again).toContain('known already')
  })

  test('is written where it is asked to be', async () => {
    const file = join(ROOT, 'asked.json')
    await command(city, DIST, 'card', OUTLET, file)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ v: 1, outlet: { slug: OUTLET } })
  })

  test.each(['', '{', 'no card', '{"v":2}'])('that is %j is refused in words', async text => {
    const file = join(ROOT, 'none.txt')
    writeFileSync(file, text)
    await expect(command(hub, DIST, 'adopt', file)).rejects.toThrow(/none\.txt (holds|is) no card/)
  })
})

describe('a key said to be stolen', () => {
  const key = () => readFileSync(join(city.dir, 'log-keys', keyFile()), 'utf8')
  const keyFile = () => readdirSync(join(city.dir, 'log-keys')).find(name => name.includes(OUTLET)) ?? ''
  const rotate = (typed: string | null, ...words: string[]) => {
    const lines: string[] = []
    const ask = async () => typed
    return runCommand(
      city.env,
      DIST,
      'rotate',
      [OUTLET, 'stolen', ...words],
      line => lines.push(line),
      ask,
    ).then(() => lines.join('\n'))
  }

  test.each([null, '', 'yes', 'hotel-lain'])(
    'is asked for once more: %j is no yes, and changes nothing',
    async typed => {
      const before = key()
      await expect(rotate(typed)).rejects.toThrow(/nothing was done/)
      await expect(rotate(typed, 'now')).rejects.toThrow(/--yes/)
      expect(key()).toBe(before)
    },
  )

  test.each([
    { typed: OUTLET, words: [] },
    { typed: null, words: ['--yes'] },
  ])('is taken at that word: %j', async ({ typed, words }) => {
    const before = key()
    const told = await rotate(typed, ...words)
    expect(told).toMatch(/2 of hotel-contoh's papers.*cannot be taken back/)
    expect(key()).not.toBe(before)
  })
})

describe('the key of the agency’s log', () => {
  const rotate = (place: Place, ...words: string[]) => command(place, DIST, 'rotate', 'agency', ...words)

  test.each([[[]], [['stolen', '--yes']]])('is changed where it is kept: %j', async words => {
    for (const place of [city, hub]) {
      const { said: told } = await rotate(place, ...words)
      expect(told).toMatch(/^The agency's log is signed with \S+\/agency\+/m)
    }
    await serveOnce(hub, DIST, startHub)
  })

  test('is not said to be stolen without one more word', async () => {
    await expect(rotate(hub, 'stolen')).rejects.toThrow(/nothing was done/)
  })
})
