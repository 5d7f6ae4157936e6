/** A photograph from a phone to the guest's shelf: what cannot be one is told in words, and it stands upright without where it was taken. */
import type { Page } from '@playwright/test'
import { jpegOfPhone } from '../support/pictures.ts'
import { settledIn } from './settled.ts'
import { signInOfficer } from './sign-in.ts'
import { expect, expectAccessible, freshRoom, test } from './story.ts'

test.use({ refusals: [401] })

const TELUK = 'hotel-demo-teluk'
const HEIC = Buffer.from('0000001866747970686569630000000068656963', 'hex')
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script>', 'utf8')

async function choose(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Tambah foto' }).click(),
  ])
  await chooser.setFiles({ name, mimeType, buffer })
}

/** Colours of four places of the picture that guests see, each in the middle of its quarter. */
function quarters(page: Page, name: string): Promise<string[]> {
  return page.getByRole('link', { name }).evaluate(async link => {
    const image = link.querySelector('img')
    if (image === null) throw new Error('no picture')
    image.loading = 'eager'
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = 4
    canvas.height = 4
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('nothing to draw on')
    context.drawImage(image, 0, 0, 4, 4)
    const { data } = context.getImageData(0, 0, 4, 4)
    const at = (x: number, y: number) => ((data[(y * 4 + x) * 4 + 1] ?? 0) < 100 ? 'red' : 'green')
    return [at(1, 1), at(3, 1), at(1, 3), at(3, 3)]
  })
}

test('a photograph is cut on the phone, stands upright in the shop window, and is there without a network', async ({
  city,
  open,
}) => {
  const officer = await open({ viewport: { width: 390, height: 844 } })
  await signInOfficer(officer, city, '/evaluate/register')
  await officer.getByRole('link', { name: /Dodol Pidada/ }).click()
  const trouble = officer.locator('.photo-field').getByRole('alert')
  await choose(officer, 'IMG_0001.heic', 'image/heic', HEIC)
  await expect(trouble).toContainText('Foto ini berformat HEIC')
  await choose(officer, 'gambar.svg', 'image/svg+xml', SVG)
  await expect(trouble).toHaveText('Berkas ini bukan foto. Pilih JPEG, PNG atau WebP.')
  const whole = await jpegOfPhone()
  await choose(officer, 'setengah.jpg', 'image/jpeg', whole.subarray(0, whole.length / 2))
  await expect(trouble).toContainText('Foto ini tidak terbaca sampai selesai.')
  await choose(officer, 'foto.jpg', 'image/jpeg', whole)
  await expect(officer.getByRole('img', { name: 'Bagian foto yang akan tampak' })).toBeVisible()
  await expectAccessible(officer, 'a photograph that is cut')
  await officer.getByRole('button', { name: 'Pakai foto ini' }).click()
  await expect(officer.getByRole('img', { name: 'Foto 1' })).toBeVisible()
  await officer.getByRole('button', { name: 'Simpan' }).click()
  await expect(officer.getByText('Semua perubahan tersimpan.')).toBeVisible()

  const room = freshRoom(city, TELUK)
  const guest = await open()
  await settledIn(guest, room)
  // Red stood on the left of what the camera held; the phone was held upright.
  await expect.poll(() => quarters(guest, 'Dodol Pidada')).toEqual(['green', 'red', 'green', 'green'])
  const address = await guest.getByRole('link', { name: 'Dodol Pidada' }).locator('img').getAttribute('src')
  expect(address).toMatch(/^\/photos\//)
  const bytes = await (await guest.request.get(address ?? '')).body()
  expect(bytes.includes('Exif')).toBe(false)

  await guest.context().setOffline(true)
  await guest.reload()
  await expect(guest.getByText('Sedang luring.')).toBeVisible()
  await expect.poll(() => quarters(guest, 'Dodol Pidada')).toEqual(['green', 'red', 'green', 'green'])
})
