/** What was brought, grouped by who made it, and how it was paid. */
import { useContext } from 'preact/hooks'
import type { Kwitansi } from '../../contract/kwitansi.ts'
import { type Language, textIn } from '../../domain/language.ts'
import { formatInteger, formatRupiah } from '../../domain/money.ts'
import { Below, Both, PaperLanguage } from './words.tsx'

type Line = Kwitansi['lines'][number]

export function Lines({ kwitansi }: { kwitansi: Kwitansi }) {
  const { id } = useContext(PaperLanguage)
  const { payment, total } = kwitansi
  return (
    <section class="lines num" aria-label={id.lines}>
      {byMaker(kwitansi.lines).map(({ seller, lines }) => (
        <div class="maker" key={seller}>
          <h2>{seller}</h2>
          <ul>
            {lines.map((line, index) => (
              <LineRow line={line} key={index} />
            ))}
          </ul>
        </div>
      ))}
      <p class="total">
        <span>
          <Both of={words => (payment === null ? words.voidedTotal : words.paid[payment])} />
        </span>
        <span>{formatInteger(total)}</span>
      </p>
      <IncludedParts lines={kwitansi.lines} />
    </section>
  )
}

function LineRow({ line }: { line: Line }) {
  const translated = (language: Language) => {
    const name = textIn(line.name, language)
    return name === line.name.id ? null : name
  }
  return (
    <li>
      <span class="what">
        {line.name.id}
        {line.net !== '' && <span class="net">, {line.net.replace(' ', ' ')}</span>}
        <Below of={({ language }) => translated(language)} />
      </span>
      <span class="count">
        {formatInteger(line.quantity)} × {formatInteger(line.unitPrice)}
      </span>
      <span class="amount">
        {line.terms === 'complimentary' ? <Both of={words => words.free} /> : formatInteger(line.amount)}
      </span>
    </li>
  )
}

/** Taxes and service inside the prices, summed by kind and rate. They are shown, never added. */
function IncludedParts({ lines }: { lines: readonly Line[] }) {
  const { id } = useContext(PaperLanguage)
  const parts = includedParts(lines)
  if (parts.length === 0) return null
  const listed = (kinds: Record<string, string>) =>
    parts
      .map(part => `${kinds[part.kind] ?? part.kind} ${percent(part.rateBp)} ${formatRupiah(part.amount)}`)
      .join(', ')
  return (
    <p class="included">
      {id.included}: {listed(id.includedKinds)}.
      <Below of={second => `${second.included}: ${listed(second.includedKinds)}.`} />
    </p>
  )
}

interface IncludedPart {
  readonly kind: string
  readonly rateBp: number
  readonly amount: number
}

export function includedParts(lines: readonly { readonly included: readonly IncludedPart[] }[]) {
  const parts = new Map<string, IncludedPart>()
  for (const part of lines.flatMap(line => line.included)) {
    const key = `${part.kind} ${part.rateBp}`
    parts.set(key, { ...part, amount: part.amount + (parts.get(key)?.amount ?? 0) })
  }
  return [...parts.values()]
}

/** Of hundredths of a percent: `10 %` is 1000. */
function percent(rateBp: number): string {
  return `${String(rateBp / 100).replace('.', ',')} %`
}

/** Makers in the order in which they first stand on the paper. */
export function byMaker<Made extends { readonly seller: string }>(lines: readonly Made[]) {
  const makers = new Map<string, Made[]>()
  for (const line of lines) {
    const known = makers.get(line.seller)
    if (known === undefined) makers.set(line.seller, [line])
    else known.push(line)
  }
  return [...makers].map(([seller, made]) => ({ seller, lines: made }))
}
