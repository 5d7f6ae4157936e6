/** The check that stands alone, as it is served: the hub's key set into it to the letter, and the page's own policy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveVerifier, verifierPage } from '../../src/server/routes/verifier.ts'

const POLICY = "default-src 'none'; script-src 'sha256-abc='"
const PAGE = `<meta http-equiv="content-security-policy" content="${POLICY}"><html data-key="{hub-key}">`
/** Base 64 has a plus, a stroke and an equals sign; a name may have a dot and a colon. */
const KEY = 'hub.example:8443/hub+1f2e3d4c+Aa0+/Zz9='

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'etalase-verifier-'))
  writeFileSync(join(dir, 'verify.html'), PAGE)
})
afterEach(() => rmSync(dir, { recursive: true }))

test.each([
  ["the hub's key stands in it to the letter", KEY, KEY],
  ['without a hub there is none', null, ''],
  ['what no key has stands in no page', '"><script>$&', 'script'],
])('%s', (_, key, expected) => {
  expect(verifierPage(dir, key)).toBe(PAGE.replace('{hub-key}', () => expected))
})

test('it is served under its own policy, in nobody’s frame', async () => {
  const app = fastify()
  serveVerifier(app, dir, KEY)
  const { body, headers } = await app.inject('/verify.html')
  expect(body).toBe(verifierPage(dir, KEY))
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['content-security-policy']).toBe(`${POLICY}; frame-ancestors 'none'`)
  await app.close()
})
