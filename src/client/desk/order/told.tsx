/** Who was told that nobody had seen an order, when, and whether it was taken: in the red head, and on the order itself. */
import type { ComponentChildren } from 'preact'
import type { OrderView, ToldView } from '../../../contract/order.ts'
import { ARRIVALS } from '../../../domain/escalation.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import type { LOOKS } from '../board/lateness.ts'
import { Shape } from '../parts/shape.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech, type Words } from '../speech.ts'
import { wallTime } from '../time.ts'

export function Told({ told, children }: { told: readonly ToldView[]; children?: ComponentChildren }) {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  return (
    <ol class="told" aria-label={say.told.title}>
      {told.map(one => (
        <li key={`${one.rung} ${one.way} ${one.person} ${one.at}`}>
          <Shape look={lookOf(one)} />
          <b class="num">{wallTime(toMilliseconds(one.at), outlet.zone, language)}</b> {whoOf(one, say)}
        </li>
      ))}
      {told.length > 0 && told.every(({ way }) => NO_PHONES.includes(way)) && (
        <li>
          <Shape look="late" />
          {say.told.noPhone}
        </li>
      )}
      {children}
    </ol>
  )
}

/** Ways that lead to nobody's phone. */
const NO_PHONES: readonly string[] = ['terminal', 'guest', 'agency']

/** What a phone's service has taken and nobody has yet is neither well nor in vain. */
function lookOf({ isTaken, arrival }: ToldView): (typeof LOOKS)[keyof typeof LOOKS] {
  if (arrival === 'awaited') return 'soon'
  return isTaken && arrival !== 'lost' ? 'ok' : 'late'
}

/** By a way of a later release it was a person all the same. */
function whoOf({ way, person, reached = 0, isTaken, arrival }: ToldView, { told }: Words): string {
  if (way === 'terminal') return told.terminals(reached)
  if (way === 'guest') return told.guest
  if (way === 'agency') return (isTaken ? told.taken : told.failed)(told.agency)
  const who = told.person(person ?? null)
  const known = ARRIVALS.find(word => word === arrival)
  if (known !== undefined) return told.arrivals[known](who)
  return (isTaken ? told.taken : told.failed)(who)
}

/** On an order's sheet, while it rings and after. */
export function ToldOf({ order: { told } }: { order: OrderView }) {
  const { say } = useSpeech()
  if (told === undefined) return null
  return (
    <section class="told-of">
      <h3>{say.told.title}</h3>
      <Told told={told} />
    </section>
  )
}
