/** Programs that are told of this outlet's documents: whether they take them, in simple words. Of none, nothing is said. */
import { useEffect, useState } from 'preact/hooks'
import type { ToldPrograms as Told } from '../../contract/documents.ts'
import { toMilliseconds } from '../../domain/time.ts'
import { TRAITS } from '../../i18n/languages.ts'
import type { PaperWords } from '../papers/words.ts'
import { ask } from '../platform/api.ts'
import { State } from '../ui/office/state.tsx'
import { usePlace, useRefusal } from './place.ts'
import { useSay } from './words.ts'

type Program = Told['programs'][number]

export function ToldPrograms({ words }: { readonly words: PaperWords }) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [told, setTold] = useState<Told | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    void ask<'toldPrograms'>('GET', `/api/desk/programs?outlet=${outlet.slug}`, { outlet: outlet.slug }).then(
      reply => (reply.ok ? setTold(reply.value) : setTrouble(refusal(reply))),
    )
  }, [outlet.slug, turn])
  const say = words.say.programs
  if (trouble !== null)
    return (
      <p class="trouble" role="alert">
        {trouble}
      </p>
    )
  if (told === null || told.programs.length === 0) return null
  return (
    <section class="told-programs">
      <h2>{say.title}</h2>
      <p class="soft">{say.lead}</p>
      <ul>
        {told.programs.map(program => (
          <li key={program.id}>
            <ProgramRow program={program} say={say} onSent={() => setTurn(now => now + 1)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  readonly program: Program
  readonly say: PaperWords['say']['programs']
  readonly onSent: () => void
}

interface AgainProps extends Pick<RowProps, 'program' | 'say'> {
  readonly onSaid: (said: string, isSent: boolean) => void
}

/** Under the ids that they had: a program takes nothing twice. */
function Again({ program: { id, address }, say, onSaid }: AgainProps) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [isBusy, setBusy] = useState(false)
  const again = async () => {
    setBusy(true)
    const reply = await ask<'tellAgain'>('POST', '/api/desk/programs/again', {
      outlet: outlet.slug,
      body: { id },
    })
    setBusy(false)
    onSaid(reply.ok ? say.sent(reply.value.again) : refusal(reply), reply.ok)
  }
  return (
    <button
      type="button"
      class="button quiet"
      disabled={isBusy}
      aria-label={say.againTo(address)}
      onClick={() => void again()}
    >
      {say.again}
    </button>
  )
}

/** What came of a tap stays to be read, also where its button goes by it. */
function ProgramRow({ program, say, onSent }: RowProps) {
  const [said, setSaid] = useState<string | null>(null)
  const { language } = useSay()
  const { outlet } = usePlace()
  const moment = (time: string) =>
    new Intl.DateTimeFormat(TRAITS[language].locale, {
      ...{ dateStyle: 'medium', timeStyle: 'short' },
      timeZone: outlet.zone,
    }).format(toMilliseconds(time))
  const { address, waiting, nextAt, dead, fault, ended, behind } = program
  return (
    <>
      <b class="address">{address}</b>
      {ended !== null ? (
        <State look="soon">{say.ended(moment(ended))}</State>
      ) : dead > 0 ? (
        <State look="late">{say.dead(dead)}</State>
      ) : waiting > 0 ? (
        <State look="soon">{say.waiting(waiting)}</State>
      ) : (
        <State look="ok">{behind > 0 ? say.behind(behind) : say.fine}</State>
      )}
      {fault !== null && <small>{say.fault(fault)}</small>}
      {ended === null && nextAt !== null && <small class="num">{say.next(moment(nextAt))}</small>}
      {dead > 0 && ended === null && <small>{say.deadHelp}</small>}
      {(dead > 0 || ended !== null) && (
        <Again
          program={program}
          say={say}
          onSaid={(words, isSent) => {
            setSaid(words)
            if (isSent) onSent()
          }}
        />
      )}
      <p role="status">{said}</p>
    </>
  )
}
