/** A paper of goods as it is printed: number, lines, and room for two names. */
import type { GoodsNote } from '../../../contract/goods.ts'
import { isUnnamed, noteName } from '../../../domain/goods-note.ts'
import { textIn } from '../../../domain/language.ts'
import { usePaperSize } from '../../platform/paper-size.ts'
import { usePlace } from '../place.ts'
import { useSay } from '../words.ts'
import { useFormats } from './formats.ts'
import { useGoodsWords } from './saying.ts'

type Line = GoodsNote['lines'][number]

/** `maker`: of one maker's lines alone, for whom it is: half as large. */
export function Printed({ note, maker }: { note: GoodsNote; maker: string | null }) {
  const words = useGoodsWords()
  const { paper } = words
  const { outlet } = usePlace()
  const lines = note.lines.filter(line => maker === null || line.maker.slug === maker)
  const hasPrice = lines.some(line => line.price !== null)
  usePaperSize(maker === null ? 'size: A4; margin: 12mm' : 'size: A5; margin: 8mm')
  return (
    <article
      class={maker === null ? 'goods-paper' : 'goods-paper of-maker'}
      aria-label={`${words.kinds[note.kind]} ${noteName(note)}`}
    >
      <header>
        <p>
          <b>{outlet.name}</b>
          <small>{outlet.address}</small>
        </p>
        {outlet.demo && <p class="demo">{words.demo}</p>}
        <h1>{words.kinds[note.kind]}</h1>
        <p class="number num">{noteName(note)}</p>
      </header>
      {note.takenBackBy !== null && note.other !== null && (
        <p class="struck">{paper.takenBackBy(noteName(note.other))}</p>
      )}
      <Facts note={note} lines={lines} />
      <table>
        <thead>
          <tr>
            <th scope="col">{paper.product}</th>
            <th scope="col">{paper.batch}</th>
            <th scope="col">{paper.best}</th>
            {note.kind === 'count' && (
              <>
                <th scope="col" class="r">
                  {paper.counted}
                </th>
                <th scope="col" class="r">
                  {paper.book}
                </th>
              </>
            )}
            <th scope="col" class="r">
              {paper.quantity}
            </th>
            {hasPrice && (
              <>
                <th scope="col" class="r">
                  {paper.price}
                </th>
                <th scope="col" class="r">
                  {paper.value}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <Row key={at} {...{ line, note, hasPrice }} />
          ))}
        </tbody>
      </table>
      <Total lines={lines} hasPrice={hasPrice} />
      <Signatures isCount={note.kind === 'count'} />
    </article>
  )
}

function Facts({ note, lines }: { note: GoodsNote; lines: readonly Line[] }) {
  const words = useGoodsWords()
  const { paper } = words
  const { time } = useFormats()
  const makers = [...new Set(lines.map(line => line.maker.name))].join(', ')
  const takesBack =
    note.takesBack !== null && note.other !== null ? paper.takesBack(noteName(note.other)) : ''
  const facts: readonly [string, string][] = [
    [paper.date, time(note.at)],
    [paper.maker, makers],
    [paper.theirNumber, note.theirNumber ?? ''],
    [paper.reason, note.reason === null ? takesBack : words.reasons[note.reason]],
    [paper.by, note.by ?? ''],
    [paper.remark, note.remark ?? ''],
  ]
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Row({ line, note, hasPrice }: { line: Line; note: GoodsNote; hasPrice: boolean }) {
  const words = useGoodsWords()
  const { language } = useSay()
  const { number, rupiah, day } = useFormats()
  const sign = line.quantity < 0 ? '−' : note.kind === 'count' && line.quantity > 0 ? '+' : ''
  const pieces = Math.abs(line.quantity)
  const isNamed = line.batch !== '' && !isUnnamed(line)
  return (
    <tr>
      <th scope="row">
        {textIn(line.name, language)}
        {line.reason !== null && note.kind === 'count' && <small>{words.reasons[line.reason]}</small>}
        {(line.missed ?? 0) > 0 && (
          <small>
            {number(line.missed ?? 0)} {words.paper.missed}
          </small>
        )}
      </th>
      <td>{isNamed ? line.batch : '–'}</td>
      <td class="num">{line.bestBefore === null ? '–' : day(line.bestBefore)}</td>
      {note.kind === 'count' && (
        <>
          <td class="r num">{line.counted === null ? '' : number(line.counted)}</td>
          <td class="r num">{line.book === null ? '' : number(line.book)}</td>
        </>
      )}
      <td class="r num">
        {sign}
        {number(pieces)}
      </td>
      {hasPrice && (
        <>
          <td class="r num">{line.price === null ? '–' : rupiah(line.price)}</td>
          <td class="r num">{line.price === null ? '–' : rupiah(line.price * pieces)}</td>
        </>
      )}
    </tr>
  )
}

function Total({ lines, hasPrice }: { lines: readonly Line[]; hasPrice: boolean }) {
  const words = useGoodsWords()
  const { number, rupiah } = useFormats()
  const pieces = lines.reduce((sum, line) => sum + Math.abs(line.quantity), 0)
  const value = lines.reduce((sum, line) => sum + Math.abs(line.quantity) * (line.price ?? 0), 0)
  return (
    <p class="total num">
      {words.paper.total}: {words.lines(number(lines.length))}, {words.pieces(number(pieces))}
      {hasPrice && `, ${rupiah(value)}`}
    </p>
  )
}

function Signatures({ isCount }: { isCount: boolean }) {
  const { paper } = useGoodsWords()
  return (
    <div class="signatures">
      {[isCount ? paper.by : paper.gave, isCount ? paper.witness : paper.took].map(role => (
        <p key={role}>
          {role}
          <span class="line" />
          <small>{paper.signed}</small>
        </p>
      ))}
    </div>
  )
}
