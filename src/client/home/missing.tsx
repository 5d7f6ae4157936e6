/** An address that is nothing: said in every language, with one way on. */
import { InEvery, type Said } from './said.tsx'

export function Missing({ said }: { said: readonly Said[] }) {
  return (
    <main class="narrow empty">
      <img src="/motifs/mangrove.svg" width="240" height="187" alt="" />
      <h1>Tidak ada di sini.</h1>
      <InEvery said={said} of={words => words.missing} />
    </main>
  )
}
