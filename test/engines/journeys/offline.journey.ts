/** The room never goes blank: cut off, the shop is there and an order waits on the device; back again it goes out, once. */
import { type Device, expect, test } from '../journey.ts'
import { aRoom, isHeading, orderAmplang, scan, TELUK } from '../steps.ts'

test.use({ refusals: [401] })

for (const state of ['cut', 'silent'] as const) {
  test(`offline and again: ${state === 'cut' ? 'no connection is taken' : 'nothing comes back'}`, async ({
    journey,
  }) => {
    const room = aRoom(journey)
    const guest = await journey.open('guest')
    await scan(guest, room)
    await isCached(guest)
    await orderAmplang(guest, room.stayCode)
    await guest.find(isHeading('Diterima hotel.'))

    guest.line.set(state)
    await guest.visit(`/r/${TELUK}`)
    await guest.reads(`Kamar ${room.room}`)
    await orderAmplang(guest)
    await guest.find(isHeading('Tersimpan di perangkat ini.'))
    const waiting = await guest.evaluate<string>('location.pathname')
    await guest.visit(waiting)
    await guest.find(isHeading('Tersimpan di perangkat ini.'))

    const began = Date.now()
    guest.line.set('whole')
    await guest.find(isHeading('Diterima hotel.'), 60_000)
    await guest.visit(`/r/${TELUK}/orders`)
    await guest.until(
      `[...document.querySelectorAll('ul.orders li')].filter(row => row.innerText.includes('Diterima hotel.')).length === 2`,
      'two orders',
    )
    expect(await guest.says('Tersimpan di perangkat ini')).toBe(false)
    journey.tell(
      `the network was back; the hotel had the order ${Math.round((Date.now() - began) / 1_000)} s later, once`,
    )
  })
}

/** The worker has kept the shop: every picture of the menu is an address in its cache. */
async function isCached(guest: Device): Promise<void> {
  await guest.until(`navigator.serviceWorker.controller !== null`, 'the worker')
  await guest.until(
    `caches.open('seen').then(cache => cache.keys()).then(keys =>
      keys.length > document.querySelectorAll('.item img').length)`,
    'the shop to be kept',
  )
}
