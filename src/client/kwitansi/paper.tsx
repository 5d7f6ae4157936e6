/** The paper itself: a kwitansi, or the document that cancels one. */
import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { Kwitansi } from '../../contract/kwitansi.ts'
import { generationMark } from '../../domain/document-name.ts'
import { formatInteger, formatRupiah } from '../../domain/money.ts'
import { Qr } from '../ui/qr.tsx'
import { Lines } from './lines.tsx'
import { BrokenNote, CancelledMark, CancelledNote, CopyMark, MeteraiBox } from './marks.tsx'
import { Signature } from './signature.tsx'
import { Below, Both, PaperLanguage } from './words.tsx'

export function Paper({ kwitansi }: { kwitansi: Kwitansi }) {
  const isVoid = kwitansi.kind === 'void'
  const { outlet, voidedBy } = kwitansi
  return (
    <main class={`kwitansi${isVoid ? ' is-void' : ''}${voidedBy === null ? '' : ' is-cancelled'}`}>
      {outlet.demo && <DemoLine />}
      <BrokenNote />
      {voidedBy !== null && <CancelledNote by={voidedBy} replacedBy={kwitansi.replacedBy} />}
      <header>
        <h1>
          <Both of={words => (isVoid ? words.voidTitle : words.title)} />
        </h1>
        <p class="no num">
          <Both of={words => words.number} /> <b>{kwitansi.printed}</b>
        </p>
        <p class="issuer">
          <b>{outlet.name}</b>
          <br />
          {outlet.address}
        </p>
      </header>
      <CopyMark />
      {isVoid ? <VoidFields kwitansi={kwitansi} /> : <Fields kwitansi={kwitansi} />}
      <Lines kwitansi={kwitansi} />
      <div class="close">
        <div class="sum">
          <p class="figure num">
            <span>{isVoid ? <s>{figure(kwitansi.total)}</s> : figure(kwitansi.total)}</span>
          </p>
          {kwitansi.meterai && <MeteraiBox />}
        </div>
        <Signature kwitansi={kwitansi} />
      </div>
      <Check kwitansi={kwitansi} />
      {voidedBy !== null && <CancelledMark />}
    </main>
  )
}

/** Closed by `,00`, so that no digit can be added behind it. */
function figure(total: number): string {
  return `${formatRupiah(total)},00`
}

function DemoLine() {
  return (
    <p class="demo">
      <Both of={words => words.demo} />
    </p>
  )
}

function Fields({ kwitansi }: { kwitansi: Kwitansi }) {
  return (
    <dl class="fields">
      <Field label={<Both of={words => words.receivedFrom} />}>
        <Payer kwitansi={kwitansi} />
      </Field>
      <SumInWords label={<Both of={words => words.sum} />} words={kwitansi.words} />
      <Field label={<Both of={words => words.purpose} />}>
        <Both of={words => (kwitansi.room === null ? words.purposePlain : words.purposeRoom)} />
      </Field>
      {kwitansi.replaces !== null && (
        <Field label={<Both of={words => words.replaces} />}>
          <span class="num">{kwitansi.replacesName ?? formatInteger(kwitansi.replaces)}</span>
        </Field>
      )}
    </dl>
  )
}

function VoidFields({ kwitansi }: { kwitansi: Kwitansi }) {
  const { voids } = kwitansi
  return (
    <dl class="fields">
      {voids !== null && (
        <>
          <Field label={<Both of={words => words.cancels} />}>
            <span class="num">{voids.printed}</span>
          </Field>
          <Field label={<Both of={words => words.reason} />}>
            <Both of={words => words.reasons[voids.reason]} />
          </Field>
        </>
      )}
      <Field label={<Both of={words => words.onBehalfOf} />}>
        <Payer kwitansi={kwitansi} />
      </Field>
      <SumInWords label={<Both of={words => words.cancelledSum} />} words={kwitansi.words} />
    </dl>
  )
}

function Payer({ kwitansi: { payer, room } }: { kwitansi: Kwitansi }) {
  if (payer === null) return <Both of={words => words.erased} />
  return (
    <>
      {payer}
      <Below of={second => room && second.guestOf(room)} />
    </>
  )
}

function Field({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="field">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Set between # on a hatch: nothing can be written before or behind it. */
function SumInWords({ label, words }: { label: ComponentChildren; words: string }) {
  return (
    <div class="field">
      <dt>{label}</dt>
      <dd class="words" lang="id">
        <span>#&nbsp;{words}&nbsp;#</span>
      </dd>
    </div>
  )
}

function Check({ kwitansi }: { kwitansi: Kwitansi }) {
  const { id, second } = useContext(PaperLanguage)
  return (
    <footer>
      <Qr text={location.origin + kwitansi.url} label={(second ?? id).qr} />
      <p>
        <b>
          <Both of={words => words.check} />
        </b>
        <Both
          of={words =>
            `${kwitansi.kind === 'void' ? words.checkVoid : words.checkHow} ${words.book(`${formatInteger(kwitansi.number)}${generationMark(kwitansi.generation)}`)}`
          }
        />
      </p>
    </footer>
  )
}
