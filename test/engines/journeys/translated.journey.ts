/** A page in another language than it is written in: what its guest orders is what its guest reads. */
import { expect, test } from '../journey.ts'
import { aRoom, fillBasket, isHeading, proveBell, scan, signInAtDesk, stepOf } from '../steps.ts'

test.use({ refusals: [401] })

/** What translating browsers do: each text is taken out, and its translation put where it was, now and ever after. */
const TRANSLATE = `(() => {
  const own = node => node.parentElement?.closest('script, style, textarea, font') !== null
  const translate = text => {
    if (text.data.trim() === '' || text.parentElement === null || own(text)) return
    const outer = document.createElement('font'), inner = document.createElement('font')
    inner.textContent = text.data
    outer.append(inner)
    text.replaceWith(outer)
  }
  const all = root => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = []
    while (walk.nextNode()) texts.push(walk.currentNode)
    texts.forEach(translate)
  }
  all(document.body)
  new MutationObserver(changes => {
    for (const { addedNodes, target, type } of changes) {
      if (type === 'characterData') translate(target)
      for (const node of addedNodes) node.nodeType === Node.TEXT_NODE ? translate(node) : all(node)
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true })
  return true
})()`

test('a translated page', async ({ journey }) => {
  const room = aRoom(journey)
  const [desk, guest] = await Promise.all([journey.open('desk'), journey.open('guest')])
  await signInAtDesk(journey, desk)
  await proveBell(desk)
  await scan(guest, room)
  await guest.evaluate(TRANSLATE)
  await fillBasket(guest)
  await guest.tap({ role: 'link', name: 'Lihat keranjang' })
  for (let more = 2; more <= 5; more++) await guest.tap({ role: 'button', name: /^Tambah (satu )?Amplang/ })
  await guest.reads('Rp125.000')
  expect(await guest.says('Rp25.000 Rp25.000')).toBe(false)
  await guest.fill('Kode inap', room.stayCode)
  await guest.tap({ role: 'button', name: /^Pesan, Rp125\.000/ })
  await guest.find(isHeading('Diterima hotel.'))
  await guest.reads('Rp125.000')

  await desk.tap(stepOf('Lihat', room))
  await guest.find(isHeading('Petugas sudah melihatnya.'))
  await desk.tap(stepOf('Antar', room))
  await guest.find(isHeading('Dalam perjalanan.'))
  await desk.tap(stepOf('Sampai', room))
  await guest.find(isHeading('Sudah sampai.'))
  journey.tell('five pieces, Rp125.000 and every state were read on a translated page as they are')
})
