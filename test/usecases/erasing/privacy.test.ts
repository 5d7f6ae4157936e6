/** What a reader of the log learns of guests: nothing, also not by trying all there is. */
import { expect, test } from 'vitest'
import { nextDate } from '../../../src/domain/time.ts'
import { detailHash, stayHash } from '../../../src/log/hash.ts'
import { findDocument, findEntries } from '../../../src/server/storage/statements/documents/documents.ts'
import { kwitansiToken } from '../../../src/server/usecases/city/codes.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { believed } from '../../support/believed.ts'
import { valueIn } from '../../support/results.ts'
import { sha256 } from '../../support/sha256.ts'
import { aCity, aHotel } from '../../support/world.ts'

const ROOMS = Array.from({ length: 900 }, (_, i) => String(100 + i))

async function aDayOfKwitansi() {
  const hotel = await aHotel(await aCity(), { rooms: ['511', '512'] })
  const stays = [await hotel.checkIn('511'), await hotel.checkIn('512')]
  for (const { stay } of stays)
    await hotel.deliver(await hotel.place(stay, { amplang: 1 }, { note: 'Ketuk pelan' }))
  valueIn(await voidDocument(hotel.world, hotel.clerk, 1, 'wrong-guest'))
  const entries = await hotel.world.storage.read(sql => findEntries(sql, hotel.outlet.slug, 0, 99))
  return { hotel, stays: stays.map(({ stay }) => stay), entries }
}

test('no entry names a room, a guest, a device, a note or a person of the staff', async () => {
  const { hotel, stays, entries } = await aDayOfKwitansi()
  expect(entries).toHaveLength(3)
  const token = kwitansiToken(hotel.world.keys, hotel.outlet.slug, 1)
  const secrets = ['511', '512', 'Tamu', 'Ketuk', hotel.clerk.staff, token, ...stays]
  for (const entry of entries) for (const secret of secrets) expect(entry).not.toContain(secret)
})

test('a dictionary of all rooms and dates opens neither detail nor stay: each has a salt of 128 bits', async () => {
  const { hotel, stays, entries } = await aDayOfKwitansi()
  const { detail, stay, issuedAt } = JSON.parse(entries[0] ?? '') as Record<string, string>
  const day = issuedAt?.slice(0, 10) ?? ''
  const dates = [day, nextDate(day, 1), nextDate(day, -1)]
  // Whoever guesses may know everything but the salt: how it is hashed, who was at the desk, even the stay's own id.
  for (const salt of ['', ...dates])
    for (const room of ROOMS) {
      const shown = { room, payer: `Tamu kamar ${room}`, cashier: hotel.clerk.staff }
      expect(detailHash(salt, shown, sha256)).not.toBe(detail)
      for (const known of [room, ...stays]) expect(stayHash(salt, known, sha256)).not.toBe(stay)
    }
  const kept = await hotel.world.storage.read(sql => findDocument(sql, hotel.outlet.slug, 1))
  if (kept?.detail == null || kept.detailSalt === null) throw new Error('the paper keeps nothing')
  expect(Buffer.from(kept.detailSalt, 'base64url')).toHaveLength(16)
  expect(detailHash(kept.detailSalt, kept.detail, sha256)).toBe(detail)
})

test('two papers of one room and one guest are salted apart', async () => {
  const { hotel, stays } = await aDayOfKwitansi()
  await hotel.deliver(await hotel.place(stays[1] ?? '', { amplang: 1 }))
  const salts = await hotel.world.storage.read(sql =>
    believed(sql).all<{ salt: string }>(
      'SELECT detail_salt AS salt FROM documents WHERE detail_salt IS NOT NULL',
    ),
  )
  expect(new Set(salts.map(({ salt }) => salt)).size).toBe(salts.length)
  expect(salts.length).toBeGreaterThan(2)
})
