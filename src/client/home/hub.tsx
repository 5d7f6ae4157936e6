/** The front page of a hub: whose books are kept here, by which key they are checked, and where to go on. */
import type { HubFront } from '../../contract/page.ts'
import { InEvery, type Said } from './said.tsx'

export function Hub({ hub: { key, outlets }, said }: { hub: HubFront; said: readonly Said[] }) {
  const joined = (of: (words: Said) => string) => said.map(of).join(' · ')
  return (
    <>
      <header class="front fascia">
        <p class="outlet">Etalase</p>
      </header>
      <main class="narrow sheet home">
        <h1>Pusat kwitansi.</h1>
        <InEvery said={said} of={words => words.hub} />
        <ul class="orders">
          <li>
            <a href="/evaluate">
              <b>Evaluasi</b>
              <span class="maker">{joined(words => words.forAgency)}</span>
            </a>
          </li>
          <li>
            <a href="/verify.html">
              <b>Periksa kwitansi</b>
              <span class="maker">{joined(words => words.oneFile)}</span>
            </a>
          </li>
        </ul>
        <h2>Kunci saksi</h2>
        <p lang="en" class="maker">
          The witness's key. Compare it with the one that the agency publishes elsewhere.
        </p>
        <p class="hub-key">{key}</p>
        <h2>{outlets.length === 0 ? 'Belum ada tempat yang terdaftar.' : 'Tempat yang disaksikan'}</h2>
        <ul>
          {outlets.map(({ slug, name }) => (
            <li key={slug}>
              <a href={`/log/${slug}/checkpoint`}>{name}</a>
            </li>
          ))}
        </ul>
      </main>
    </>
  )
}
