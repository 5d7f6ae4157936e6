/** A clerk's cash for the shift: counted at its start, and at its end before the book is shown; what differs takes a reason. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { DrawerShown, Drawers as Told } from '../../../contract/payments.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import { uuidV7 } from '../../../domain/ids.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { State } from '../../ui/office/state.tsx'
import { randomBytes } from '../rooms/random.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { dayTime, shortDate } from '../time.ts'
import { CountForm } from './count-form.tsx'
import { Shifts, type ShiftsProps, signed } from './shifts.tsx'
import { usePaying } from './words.tsx'

export function Drawers() {
  const { drawer: say } = usePaying()
  const { problem } = useSpeech()
  const { told, trouble, send, explain } = useDrawers()
  return (
    <section class="drawers">
      <h2>{say.title}</h2>
      {told !== null && <Count key={told.own?.id ?? 'none'} own={told.own} onCount={send} />}
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
      {told !== null && <Outside outside={told.outside ?? []} />}
      {told !== null && told.last.length > 0 && (
        <Shifts
          last={told.last}
          own={told.own?.id}
          onExplain={explain}
          onCount={(drawer, counted) => send(drawer, drawer.id, counted)}
        />
      )}
    </section>
  )
}

interface CountProps {
  readonly own: DrawerShown | null
  /** Answers whether it was taken. */
  readonly onCount: (own: DrawerShown | null, id: string, counted: number) => Promise<boolean>
}

function Count({ own, onCount }: CountProps) {
  const { drawer: say } = usePaying()
  const { say: desk, language } = useSpeech()
  const { outlet } = useDesk()
  // The same drawer, however often it is sent.
  const [id] = useState(() => uuidV7(Date.now(), randomBytes))
  const since = own && dayTime(toMilliseconds(own.openedAt), outlet.zone, language, desk.date)
  const label =
    own === null
      ? `${say.none} ${say.opening}`
      : `${say.open(since ?? '', formatRupiah(own.opening))} ${say.counting}`
  return (
    <CountForm
      of={own?.id ?? ''}
      label={label}
      does={own === null ? say.openDo : say.countDo}
      onCount={counted => onCount(own, id, counted)}
    />
  )
}

/** Cash that no drawer counts, so that nobody has to find it missing. */
function Outside({ outside }: { readonly outside: NonNullable<Told['outside']> }) {
  const { drawer: say } = usePaying()
  const { language } = useSpeech()
  if (outside.length === 0) return null
  return (
    <div class="outside" role="note">
      <State look="soon">{say.outside}</State>
      <p>{say.outsideHelp}</p>
      <ul>
        {outside.map(({ clerk, day, count, rupiah }) => (
          <li key={`${clerk} ${day}`} class="num">
            {say.outsideOf(clerk, shortDate(day, language), count, signed(rupiah))}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface DrawersState {
  readonly told: Told | null
  readonly trouble: ProblemCode | 'offline' | null
  readonly send: CountProps['onCount']
  readonly explain: ShiftsProps['onExplain']
}

function useDrawers(): DrawersState {
  const { outlet } = useDesk()
  const [told, setTold] = useState<Told | null>(null)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const of = { outlet: outlet.slug }
  const read = useCallback(async () => {
    const reply = await ask<'drawers'>('GET', `/api/desk/drawers?outlet=${outlet.slug}`, {
      outlet: outlet.slug,
    })
    if (reply.ok) setTold(reply.value)
    else setTrouble(reply.code)
  }, [outlet.slug])
  useEffect(() => void read(), [read])
  async function heard(reply: Reply<unknown>): Promise<boolean> {
    setTrouble(reply.ok ? null : reply.code)
    if (reply.ok) await read()
    return reply.ok
  }
  return {
    told,
    trouble,
    send: async (own, id, counted) =>
      heard(
        own === null
          ? await ask<'openDrawer'>('POST', '/api/desk/drawers', { ...of, body: { id, counted } })
          : await ask<'countDrawer'>('POST', `/api/desk/drawers/${own.id}/count`, {
              ...of,
              body: { counted },
            }),
      ),
    explain: (drawer, reason) =>
      void ask<'explainDrawer'>('POST', `/api/desk/drawers/${drawer.id}/explain`, {
        ...of,
        body: { reason },
      }).then(heard),
  }
}
