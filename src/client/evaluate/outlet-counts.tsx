/** How many kwitansi each outlet wrote: whether the reading leans on one of them. */
import type { Evaluation } from '../../contract/evaluation.ts'
import { useSay } from './words.ts'

export function OutletCounts({ evaluation }: { evaluation: Evaluation }) {
  const { words, integer } = useSay()
  const { outlets } = words
  const total = evaluation.outlets.reduce((sum, outlet) => sum + outlet.kwitansi, 0)
  const most = Math.max(1, ...evaluation.outlets.map(outlet => outlet.kwitansi))
  const rows = [...evaluation.outlets].sort((a, b) => b.kwitansi - a.kwitansi)
  return (
    <section>
      <h2>{outlets.title}</h2>
      <p class="note">{outlets.note}</p>
      <table class="outlets num">
        <thead>
          <tr>
            <th scope="col">{outlets.outlet}</th>
            <th scope="col">{outlets.kwitansi}</th>
            <th scope="col">{outlets.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ slug, name, kind, kwitansi }) => (
            <tr key={slug}>
              <th scope="row">
                {name}
                <small>{words.outletKinds[kind]}</small>
              </th>
              <td>
                <b>{integer(kwitansi)}</b>
              </td>
              <td>
                <svg class="share" aria-hidden="true">
                  <rect width={`${(100 * kwitansi) / most}%`} height="100%" rx="2" />
                </svg>
                {total === 0 ? '–' : `${integer((100 * kwitansi) / total)} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
