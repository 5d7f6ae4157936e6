/** Programs that are told of documents, and what they have not taken. */
import type { ToldProgram } from '../../contract/reconciliation.ts'
import { useSay } from './words.ts'

export function ToldPrograms({ programs }: { programs: readonly ToldProgram[] }) {
  const { words } = useSay()
  const said = words.books.programs
  return (
    <section>
      <h2>{said.title}</h2>
      <p class="note">{programs.length === 0 ? said.none : said.note}</p>
      {programs.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroll" aria-label={said.region} tabIndex={0}>
          <table class="num programs">
            <thead>
              <tr>
                {(['program', 'told', 'waiting', 'dead', 'state'] as const).map(column => (
                  <th scope="col" key={column}>
                    {said[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {programs.map(program => (
                <Program key={`${program.outlet} ${program.hook}`} program={program} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

function Program({ program }: { program: ToldProgram }) {
  const { words, integer, moment } = useSay()
  const said = words.books.programs
  const { outlet, hook, url, number, waiting, dead, firstDead, fault, ended } = program
  return (
    <tr>
      <th scope="row">
        <span class="address">{url}</span>
        <small>
          {outlet}, {hook}
        </small>
      </th>
      <td>{number}</td>
      <td>{integer(waiting)}</td>
      <td class={dead > 0 ? 'short' : ''}>
        {integer(dead)}
        {firstDead !== null && <small>▲ {said.deadFrom(String(firstDead))}</small>}
      </td>
      <td>{ended === null ? (fault ?? said.fine) : said.ended(moment(ended))}</td>
    </tr>
  )
}
