/** The front page: what this is and, in the demo, every part that can be played. */
import type { HomeDemo } from '../../contract/page.ts'
import { InEvery, type Said } from './said.tsx'

export function Home({ demo, said }: { demo: HomeDemo | null; said: readonly Said[] }) {
  return (
    <>
      <header class="front fascia">
        <p class="outlet">Etalase</p>
      </header>
      <main class="narrow sheet home">
        <h1>Produk UMKM di setiap kamar.</h1>
        <InEvery said={said} of={words => words.scan} />
        {demo && <Demo demo={demo} />}
      </main>
    </>
  )
}

function Demo({ demo }: { demo: HomeDemo }) {
  return (
    <>
      <h2>Kota contoh</h2>
      <p>Semua hotel, pembuat, tamu, dan angka di sini rekaan. Silakan coba setiap peran.</p>
      {demo.outlets.map(({ slug, name, rooms, staff }) => (
        <section key={slug}>
          <h3>{name}</h3>
          <ul class="orders">
            {rooms.map(({ room, url, stayCode }) => (
              <li key={room}>
                <a href={url}>
                  <b>Tamu, {room}</b>
                  <span class="maker">kode inap {stayCode}</span>
                </a>
              </li>
            ))}
            <li>
              <a href={`/desk/${slug}`}>
                <b>Papan pesanan</b>
                <span class="maker">{staff.map(({ name: who, pin }) => `${who}: ${pin}`).join(' · ')}</span>
              </a>
            </li>
            <li>
              <a href={`/manage/${slug}`}>
                <b>Kelola</b>
                <span class="maker">dengan PIN Manajer</span>
              </a>
            </li>
          </ul>
        </section>
      ))}
      <h3>Dinas</h3>
      <ul class="orders">
        <li>
          <a href="/evaluate">
            <b>Evaluasi</b>
            <span class="maker">
              {demo.agency.name}: {demo.agency.pin}
            </span>
          </a>
        </li>
      </ul>
    </>
  )
}
