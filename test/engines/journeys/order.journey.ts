/** From the room's card to the kwitansi that its own page has checked. */
import { expect, test } from '../journey.ts'
import { aRoom, isHeading, orderAmplang, proveBell, scan, signInAtDesk, stepOf } from '../steps.ts'

test.use({ refusals: [401] })

test('order to kwitansi', async ({ journey }) => {
  const room = aRoom(journey)
  const [desk, guest] = await Promise.all([journey.open('desk'), journey.open('guest')])
  await signInAtDesk(journey, desk)
  await proveBell(desk)
  await scan(guest, room)
  expect(await guest.evaluate('location.href'), 'the code is gone from the address').not.toContain(room.code)
  await orderAmplang(guest, room.stayCode)
  await guest.find(isHeading('Diterima hotel.'))

  await desk.tap(stepOf('Lihat', room))
  await guest.find(isHeading('Petugas sudah melihatnya.'))
  await desk.tap(stepOf('Antar', room))
  await guest.find(isHeading('Dalam perjalanan.'))
  await desk.tap(stepOf('Sampai', room))
  await guest.find(isHeading('Sudah sampai.'))
  await desk.gone(stepOf('Sampai', room))

  await guest.tap({ role: 'link', name: /^Kwitansi no\./ })
  await guest.reads('Dua puluh lima ribu rupiah')
  await guest.reads(`Tamu kamar ${room.room}`)
  await guest.reads(/tersegel/i)
  journey.tell(
    `the order was brought, and its kwitansi reads "${/KW\/HDT\/\d{4}\/\d{6}/.exec(await guest.text())?.[0]}", sealed`,
  )
})
