/** Another kwitansi stands in for one that is wrong: how it is paid, or how many; and what happens with the money, before it is done. */
import { useState } from 'preact/hooks'
import type { ReissueOffer } from '../../../contract/desk.ts'
import { uuidV7 } from '../../../domain/ids.ts'
import type { DeliveredLine } from '../../../domain/order.ts'
import { PAYMENT_METHODS, PAYMENTS, type PaymentMethod } from '../../../domain/payment.ts'
import type { Wrong } from '../../../domain/reissue.ts'
import { GOODS_FATES, type GoodsFate } from '../../../domain/voiding.ts'
import { ask } from '../../platform/api.ts'
import { usePaying } from '../bills/words.tsx'
import { Choices } from '../parts/choices.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { randomBytes } from '../rooms/random.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { type CorrectProps, useCorrecting } from './correcting.ts'
import { moneySaid } from './money-said.ts'

interface ReissueProps extends CorrectProps {
  readonly wrong: Exclude<Wrong, 'whole'>
  readonly offer: ReissueOffer
}

export function ReissueForm({ document, wrong, offer, onClose }: ReissueProps) {
  const { say, problem } = useSpeech()
  const words = usePaying()
  const { correct } = words
  const { outlet } = useDesk()
  const { busy, trouble, send } = useCorrecting(onClose)
  const [id] = useState(() => uuidV7(Date.now(), randomBytes))
  const [way, setWay] = useTyped<PaymentMethod | null>(`way of ${document.number}`, null)
  const [lines, setLines] = useTyped<readonly DeliveredLine[]>(`lines of ${document.number}`, () => [
    ...offer.lines.map(({ placementId, quantity }) => ({ placementId, quantity })),
  ])
  const [goods, setGoods] = useTyped<GoodsFate | null>(`goods less of ${document.number}`, null)
  const ways = offer.payments.filter(one => PAYMENTS[one].onPaper[2] !== offer.payment)
  const body = wrong === 'payment' ? otherWay(way) : fewer(offer, lines, goods)

  function reissue(event: SubmitEvent): void {
    event.preventDefault()
    if (body === null) return
    const asked = ask<'reissueDocument'>('POST', `/api/desk/documents/${document.number}/reissue`, {
      outlet: outlet.slug,
      body: { id, generation: document.generation, ...body },
    })
    void send(asked, correct.reissued(document.printed))
  }

  return (
    <form class="stack" onSubmit={reissue}>
      {wrong === 'payment' && (
        <>
          <p>{correct.written(words.issued[offer.payment])}</p>
          {ways.length === 0 ? (
            <p>{correct.noWay}</p>
          ) : (
            <Choices
              name="way"
              legend={correct.paysBy}
              options={ways}
              words={correct.ways}
              value={way}
              onChoose={setWay}
            />
          )}
        </>
      )}
      {wrong === 'quantity' && <Fewer offer={offer} lines={lines} onLines={setLines} />}
      {wrong === 'quantity' && isFewer(offer, lines) && (
        <Choices
          name="goods"
          legend={correct.goods}
          options={GOODS_FATES}
          words={correct.fates}
          value={goods}
          onChoose={setGoods}
        />
      )}
      {body !== null && <Money offer={offer} payment={body.payment} lines={lines} />}
      <p>{correct.reissueHelp}</p>
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button" disabled={body === null || busy}>
          {correct.reissueDo}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {say.cancel}
        </button>
      </div>
    </form>
  )
}

function otherWay(way: PaymentMethod | null) {
  return way === null ? null : { payment: way }
}

/** Paid as before; `null`: nothing is fewer yet, or nobody has said where it is. */
function fewer(offer: ReissueOffer, lines: readonly DeliveredLine[], goods: GoodsFate | null) {
  const payment = PAYMENT_METHODS.find(way => PAYMENTS[way].onPaper[2] === offer.payment) ?? 'none'
  const isSome = lines.some(({ quantity }) => quantity > 0)
  return goods === null || !isFewer(offer, lines) || !isSome ? null : { payment, lines: [...lines], goods }
}

function isFewer(offer: ReissueOffer, lines: readonly DeliveredLine[]): boolean {
  return offer.lines.some(({ quantity }, index) => (lines[index]?.quantity ?? 0) < quantity)
}

interface FewerProps {
  readonly offer: ReissueOffer
  readonly lines: readonly DeliveredLine[]
  readonly onLines: (lines: readonly DeliveredLine[]) => void
}

function Fewer({ offer, lines, onLines }: FewerProps) {
  const { correct } = usePaying()
  return (
    <>
      <p>{correct.quantityHelp}</p>
      <ul class="rows">
        {offer.lines.map(({ placementId, name, quantity: was }, index) => {
          const quantity = lines[index]?.quantity ?? was
          return (
            <li key={placementId}>
              <span class="grow">{name}</span>
              <Stepper
                name={name}
                value={quantity}
                max={was}
                shown={correct.of(quantity, was)}
                onChange={next =>
                  onLines(lines.map((line, i) => (i === index ? { ...line, quantity: next } : line)))
                }
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}

interface MoneyProps extends Pick<FewerProps, 'offer' | 'lines'> {
  readonly payment: PaymentMethod
}

/** What to do with the money, in a sentence or two. */
function Money({ offer, payment, lines }: MoneyProps) {
  const { correct } = usePaying()
  const total = offer.lines.reduce(
    (sum, { unitPrice, quantity }, index) => sum + unitPrice * (lines[index]?.quantity ?? quantity),
    0,
  )
  const said = moneySaid(correct, offer, total === 0 ? 'none' : payment, total)
  return said.length === 0 ? null : (
    <ul class="money-said num">
      {said.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
