/**
 * Messages to browsers, read as a browser reads them: by RFC 8291 and 8188 as they are written, with nothing of the library that
 * makes them; and RFC 8292's word of whose they are.
 */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { pusher } from '../../src/server/links/web-push.ts'
import { publicCourier } from '../../src/server/links/webhook.ts'

/** A browser's own keys, and what it tells of them. */
function aBrowser() {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys()
  const auth = randomBytes(16)
  const address = {
    endpoint: 'https://push.test/x',
    p256dh: publicKey.toString('base64url'),
    auth: auth.toString('base64url'),
  }
  return { pair, publicKey, auth, address }
}

function read({ pair, publicKey, auth }: ReturnType<typeof aBrowser>, body: Uint8Array): string {
  const bytes = Buffer.from(body)
  const [salt, idLength] = [bytes.subarray(0, 16), bytes.readUInt8(20)]
  const theirs = bytes.subarray(21, 21 + idLength)
  const shared = pair.computeSecret(theirs)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, theirs])
  const input = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
  const derived = (what: string, length: number) =>
    Buffer.from(hkdfSync('sha256', input, salt, Buffer.from(`Content-Encoding: ${what}\0`), length))
  const sealed = bytes.subarray(21 + idLength)
  const open = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12))
  open.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
  // One record, and so the last: its text ends at a delimiter of 2, whatever fills it up behind that.
  expect(padded[padded.lastIndexOf(2)]).toBe(2)
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

const MESSAGE = { title: 'Kamar 512 menunggu 2 menit', body: 'Hotel', path: '/desk/hotel', tag: 'an-order' }
const SECRET = Buffer.alloc(32, 7)

async function brought() {
  const browser = aBrowser()
  const asked: { url: string; headers: Readonly<Record<string, string>>; body: Uint8Array }[] = []
  const courier = {
    async bring(url: string, headers: Readonly<Record<string, string>>, body: Uint8Array) {
      asked.push({ url, headers, body })
      return { status: 201, retryAfterS: null }
    },
  }
  const made = pusher(SECRET, courier, 'https://etalase.test')
  await made.bring(browser.address, MESSAGE)
  const [first] = asked
  if (first === undefined) throw new Error('nothing was brought')
  return { ...first, browser, publicKey: made.publicKey }
}

test('a browser reads what was written for it, and another does not', async () => {
  const { browser, body, url, headers } = await brought()
  expect(url).toBe(browser.address.endpoint)
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '600', urgency: 'high' })
  expect(headers.topic).toMatch(/^[A-Za-z0-9_-]{1,32}$/)
  expect(JSON.parse(read(browser, body))).toEqual(MESSAGE)
  expect(() => read(aBrowser(), body)).toThrow()
})

test('it is signed for its push service by the one key that browsers take messages of', async () => {
  const { headers, publicKey } = await brought()
  expect((await brought()).publicKey).toBe(publicKey)
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? []
  expect(key).toBe(publicKey)
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const signer = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const
  expect(
    verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, 'base64url')),
  ).toBe(true)
  const { aud, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString())
  expect([aud, sub]).toEqual(['https://push.test', 'https://etalase.test'])
})

test.each([
  'https://127.0.0.1/',
  'https://10.1.2.3/',
  'https://192.168.1.20/',
  'https://169.254.169.254/',
  'https://[::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://100.64.0.1/',
  'https://localhost:9/',
  'http://1.1.1.1/',
])('%s is no address of a push service', async address => {
  // Where nothing answers there is a fault too: it has to be one of not having dialled.
  expect(await publicCourier.bring(address, {}, new Uint8Array())).toEqual({
    fault: expect.stringMatching(/ is private$| is nobody's address$|^https only$/),
  })
})
