/** What is open here: sessions and enrolled devices with their last contact, the silent ones first; each ended by one tap. */
import { useState } from 'preact/hooks'
import type { Access, ListedDevice, ListedSession } from '../../contract/people.ts'
import type { RouteAnswer } from '../../contract/routes.ts'
import { askAgain } from '../platform/prove-again.ts'
import { useMay } from '../platform/rights.ts'
import { Icon, PHONE } from '../ui/icon.tsx'
import { Confirm } from '../ui/office/confirm.tsx'
import { Find } from '../ui/office/find.tsx'
import { Pager, usePaged } from '../ui/office/paged.tsx'
import { Said } from '../ui/office/said.tsx'
import { State } from '../ui/office/state.tsx'
import { TerminalCode } from './terminal-code.tsx'
import { ofPlace, useDeed, type WorkProps } from './use-people.ts'
import { isSilent, useSay } from './words.ts'

const PER_PAGE = 10
const SCREEN = 'M4 5h16v11H4zM9 20h6'

/** A line of either kind, as it is told. */
interface Line {
  readonly id: string
  readonly kind: 'session' | 'device'
  readonly icon: string
  readonly what: string
  readonly of: string
  readonly heardAt: string | null
  readonly isSilent: boolean
  readonly isThis: boolean
  readonly ended: ListedDevice['ended']
}

type AccessListProps = WorkProps & { readonly access: RouteAnswer<'access'> }

export function AccessList({ outlet, read, access }: AccessListProps) {
  const { words, problems } = useSay()
  const may = useMay()
  const lines = useLines(access)
  const [typed, setTyped] = useState('')
  const [asking, setAsking] = useState<Line | null>(null)
  const [isEnrolling, setEnrolling] = useState(false)
  const { busy, trouble, run } = useDeed(read)
  const wanted = typed.trim().toLowerCase()
  const found = lines.filter(({ what, of }) => `${what} ${of}`.toLowerCase().includes(wanted))
  const { rows, ...paged } = usePaged(found, PER_PAGE, wanted)
  const at = ofPlace(outlet)
  const endSession = (id: string) =>
    run(() => askAgain<'endSession'>('POST', '/api/people/sessions/end', { ...at, body: { id } }))
  const endDevice = (id: string) =>
    run(() => askAgain<'endDevice'>('POST', '/api/people/devices/end', { ...at, body: { id } }))
  const end = (line: Line) => (line.kind === 'session' ? void endSession(line.id) : setAsking(line))
  return (
    <section>
      <h2>{words.access.title}</h2>
      {outlet !== null && may('sell') && (
        <p class="does">
          <button type="button" class="button quiet" onClick={() => setEnrolling(true)}>
            {words.terminal.open}
          </button>
        </p>
      )}
      {outlet !== null && isEnrolling && <TerminalCode outlet={outlet} onClose={() => setEnrolling(false)} />}
      {trouble !== null && (
        <Said look="late" isAlert>
          <p>{problems[trouble]}</p>
        </Said>
      )}
      {lines.length > PER_PAGE && <Find label={words.access.find} typed={typed} onTyped={setTyped} />}
      <table class="list cards">
        <thead>
          <tr>
            <th scope="col">{words.access.device}</th>
            <th scope="col">{words.access.heard}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(line => (
            <Row key={`${line.kind} ${line.id}`} line={line} busy={busy} onEnd={() => end(line)} />
          ))}
        </tbody>
      </table>
      <Pager {...paged} words={words.pager} />
      {asking !== null && (
        <Confirm
          title={words.access.endTitle(asking.what)}
          words={{ yes: words.access.endYes, no: words.cancel }}
          onYes={async () => {
            await endDevice(asking.id)
            setAsking(null)
          }}
          onNo={() => setAsking(null)}
        >
          <p>{words.access.endSays}</p>
        </Confirm>
      )}
    </section>
  )
}

interface RowProps {
  readonly line: Line
  readonly busy: boolean
  readonly onEnd: () => void
}

function Row({ line, busy, onEnd }: RowProps) {
  const { words } = useSay()
  const { what, of, icon, isThis, ended } = line
  return (
    <tr class={line.isSilent && ended === null ? 'bad' : undefined}>
      <th scope="row">
        <span class="what">
          <Icon d={icon} />
          <span>
            {what}
            <small>{isThis ? `${of}, ${words.access.this}` : of}</small>
          </span>
        </span>
      </th>
      <td data-h={words.access.heard} class="grow">
        <Heard line={line} />
      </td>
      <td class="r doing">
        {ended === null && (
          <button
            type="button"
            class="button quiet"
            aria-label={isThis ? undefined : words.access.endOf(what)}
            disabled={busy}
            onClick={onEnd}
          >
            {isThis ? words.access.leave : words.access.end}
          </button>
        )}
      </td>
    </tr>
  )
}

function Heard({ line: { heardAt, ended, isSilent: silent } }: { line: Line }) {
  const { words, when } = useSay()
  if (ended !== null) {
    const knows = heardAt !== null && heardAt > ended.at
    return (
      <>
        <State look="draft">{words.access.endedBy(ended.by, when(ended.at))}</State>
        <small>{knows ? words.access.endedHeard(when(heardAt)) : words.access.endedSilent}</small>
      </>
    )
  }
  if (heardAt === null) return <State look="waiting">{words.access.notHeard}</State>
  return silent ? (
    <State look="late">{words.access.silentSince(when(heardAt))}</State>
  ) : (
    <State look="ok">{words.access.at(when(heardAt))}</State>
  )
}

/** What is silent stands first, what was ended last. */
function useLines({ sessions, devices }: Access): Line[] {
  const { words, when } = useSay()
  const ofSession = ({ id, person, device, since, heardAt, isThis }: ListedSession): Line => ({
    id,
    kind: 'session',
    icon: PHONE,
    what: device === '' ? words.access.nameless : device,
    of: since === null ? person : `${person}, ${words.access.since(when(since))}`,
    heardAt,
    // Nobody is late who is at home by now.
    isSilent: false,
    isThis,
    ended: null,
  })
  const ofDevice = ({ id, name, room, enrolledAt, enrolledBy, heardAt, ended }: ListedDevice): Line => ({
    id,
    kind: 'device',
    icon: room === null ? SCREEN : PHONE,
    what: room === null ? name : words.access.tablet(room),
    of: words.access.enrolled(enrolledBy, when(enrolledAt)),
    heardAt,
    isSilent: room !== null && heardAt !== null && isSilent(heardAt),
    isThis: false,
    ended,
  })
  const rank = ({ isSilent: silent, ended }: Line) => (ended !== null ? 2 : silent ? 0 : 1)
  return [...devices.map(ofDevice), ...sessions.map(ofSession)].sort((a, b) => rank(a) - rank(b))
}
