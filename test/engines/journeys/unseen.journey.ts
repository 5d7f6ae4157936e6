/** Whose order nobody has seen for ten minutes reads that, with whom to call, until somebody has. */
import { deskWire } from '../../e2e/wire.ts'
import { expect, test } from '../journey.ts'
import { aRoom, isHeading, orderAmplang, scan, TELUK } from '../steps.ts'

// Not signed in yet.
test.use({ refusals: [401] })

const UNSEEN = 'Pesanan Anda belum dilihat siapa pun.'

/** Ten minutes later, by the clock of the device and what each answer says of the server's. */
const TEN_MINUTES_ON = `(() => {
  const [now, get] = [Date.now, Headers.prototype.get]
  Date.now = () => now() + 600_000
  Headers.prototype.get = function (name) {
    const said = get.call(this, name)
    return name === 'date' && said !== null ? new Date(Date.parse(said) + 600_000).toUTCString() : said
  }
})()`

test('unseen for ten minutes', async ({ journey }) => {
  const guest = await journey.open('guest')
  const room = aRoom(journey)
  await scan(guest, room)
  await orderAmplang(guest, room.stayCode)
  await guest.find(isHeading('Diterima hotel.'))
  expect(await guest.says(UNSEEN)).toBe(false)
  await guest.evaluate(TEN_MINUTES_ON)
  await guest.reads(UNSEEN)
  await guest.reads(/Dari telepon kamar, tekan \d/)

  const desk = await deskWire(journey.city, TELUK, 'Petugas 1')
  type Board = { readonly orders: readonly { readonly id: string; readonly room: string }[] }
  const { orders } = await desk.ask<Board>('GET', `/api/desk/board?outlet=${TELUK}`)
  for (const { id } of orders.filter(one => one.room === room.room))
    await desk.ask('POST', `/api/desk/orders/${id}/acknowledge`, {})
  await guest.until(`!document.body.innerText.includes(${JSON.stringify(UNSEEN)})`, 'it to be seen')
})
