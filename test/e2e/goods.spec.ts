/** Goods of one delivery, from the maker's note to the guest's room: typed, scanned, pasted, sent twice, counted, taken back. */
import type { Page } from '@playwright/test'
import { type City, expect, expectAccessible, outletOf, test } from './story.ts'

const TELUK = 'hotel-demo-teluk'
test.use({ refusals: [401, 404, 409] })

async function signIn(manager: Page, city: City): Promise<void> {
  await manager.goto(`/manage/${TELUK}`)
  const pin = outletOf(city, TELUK).staff.find(({ role }) => role === 'manager')?.pin ?? ''
  await manager.getByLabel('Nama').selectOption({ label: 'Manajer' })
  await manager.getByLabel('PIN').fill(pin)
  await manager.keyboard.press('Enter')
  await expect(manager.getByRole('heading', { level: 1 })).toBeVisible()
}

test('a note of many lines is received once, although the network broke, and is counted, printed and taken back', async ({
  city,
  open,
}) => {
  const manager = await open({ viewport: { width: 1280, height: 800 } })
  await signIn(manager, city)
  await manager.getByRole('link', { name: 'Barang', exact: true }).click()
  await expect(manager.getByRole('heading', { name: 'Barang datang' })).toBeVisible()
  await expectAccessible(manager, 'an empty note')

  const scan = manager.getByLabel('Pindai atau ketik produk')
  await scan.fill('amplang')
  await scan.press('Enter')
  const first = manager.getByRole('row').nth(1)
  await first.getByLabel(/^Datang/).fill('24')
  await first.getByLabel(/^Baik sebelum/).fill('14.02.2027')
  await first.getByLabel(/^Harga pembuat/).fill('20.000')
  // A code that nobody has taught asks once; the second scan is one piece more.
  await scan.fill('8991234567890')
  await scan.press('Enter')
  await expect(manager.getByText('Kode 8991234567890 belum dikenal di sini.')).toBeVisible()
  await scan.fill('madu')
  await scan.press('Enter')
  await scan.fill('8991234567890')
  await scan.press('Enter')
  await expect(
    manager
      .getByRole('row')
      .nth(2)
      .getByLabel(/^Datang/),
  ).toHaveValue('2')

  // Rows of a sheet: one of them past its date.
  await manager.getByRole('button', { name: /Tempel dari Excel/ }).click()
  const names = await manager.evaluate(async outlet => {
    const answer = await fetch(`/api/manage/goods/shelf?outlet=${outlet}`)
    const { placements } = (await answer.json()) as { placements: { name: { id: string } }[] }
    return placements.map(({ name }) => name.id)
  }, TELUK)
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${names[i % names.length]}\t${1 + (i % 5)}\t31/08/2028\tP${i}`,
  )
  const text = ['Produk\tJumlah\tBaik sebelum\tKode produksi', ...rows, `${names[0]}\t8\t01.01.2020\t`].join(
    '\n',
  )
  await manager.getByLabel('Baris yang ditempel').fill(text)
  await manager.getByRole('button', { name: 'Masukkan' }).click()
  await expect(manager.getByText('32 baris, 116 buah')).toBeVisible()
  await expect(manager.getByText('Tidak diterima, kembalikan')).toBeVisible()
  await expectAccessible(manager, 'a note of many lines')

  // The network breaks behind the request: it has been taken, and nobody hears so. A reload keeps it.
  await manager.reload()
  await expect(manager.getByText('32 baris, 116 buah')).toBeVisible()
  await manager.route('**/api/manage/goods/deliveries/*', async route => {
    await route.fetch()
    await route.abort('internetdisconnected')
  })
  await manager.getByRole('button', { name: 'Terima 116 buah' }).click()
  await expect(manager.getByText('Belum tersambung, tersimpan di perangkat ini.')).toBeVisible()
  await manager.unroute('**/api/manage/goods/deliveries/*')
  await manager.reload()
  await expect(manager.getByText('BRG-2026-0001: 116 buah diterima.')).toBeVisible()

  // The rack is counted: one piece fewer, for a reason.
  await manager.getByRole('link', { name: 'Hitung', exact: true }).click()
  const counted = manager.getByRole('row').nth(1)
  await counted.getByLabel(/^Dihitung/).fill('3')
  await counted.getByLabel(/^Dihitung/).press('Enter')
  await counted.getByLabel(/^Karena/).selectOption('missing')
  await expectAccessible(manager, 'a count')
  await manager.getByRole('button', { name: /Simpan hitungan/ }).click()
  await expect(manager.getByText('BRG-2026-0002: hitungan tersimpan.')).toBeVisible()

  await manager.getByRole('link', { name: 'Keluar', exact: true }).click()
  await expect(manager.getByRole('heading', { name: 'Barang keluar' })).toBeVisible()
  await expectAccessible(manager, 'goods going out')
  for (const [where, why, paper] of [
    ['write-off', 'broken', 'BRG-2026-0003'],
    ['return', 'unsold', 'BRG-2026-0004'],
  ] as const) {
    await manager.getByLabel('Ke mana').selectOption(where)
    await manager.getByLabel('Karena').selectOption(why)
    await manager
      .getByRole('row')
      .nth(1)
      .getByLabel(/^Keluar/)
      .fill('1')
    await manager.getByRole('button', { name: 'Catat 1 buah keluar' }).click()
    await expect(manager.getByText(`${paper} tercatat.`)).toBeVisible()
  }
  await manager.getByRole('link', { name: 'Segera habis', exact: true }).click()
  await expect(manager.getByRole('heading', { name: 'Segera habis' })).toBeVisible()
  await expectAccessible(manager, 'what runs out')
  await manager.getByRole('link', { name: 'Surat', exact: true }).click()
  await expect(manager.getByText('4 surat')).toBeVisible()
  await manager.getByText('BRG-2026-0001').click()
  const paper = manager.getByRole('article', { name: /BRG-2026-0001/ })
  await expect(paper.getByText('Data contoh')).toBeVisible()
  await expectAccessible(manager, 'a paper of goods')

  await manager.getByRole('button', { name: 'Balikkan surat ini' }).click()
  await manager.getByRole('dialog').getByRole('button', { name: 'Ya' }).click()
  await expect(paper.getByText('Sudah dibalik oleh surat BRG-2026-0005')).toBeVisible()
})
