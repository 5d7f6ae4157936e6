/** Commands as a person types them: what is told can be taken on, and what cannot be taken back is asked for once more. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand, startHub } from '../../src/server/main.ts'
import { aPlace, command, EXAMPLE, issueMore, makeBuild, OUTLET, type Place, serveOnce } from './a-place.ts'

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
  const keyFile = () => readdirSync(join(city.dir, 'log-keys'))[0] ?? ''
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
