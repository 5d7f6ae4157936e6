/** Which hotels have a manager, and the invitation of a first one. */
import { useState } from 'preact/hooks'
import type { RouteAnswer } from '../../contract/routes.ts'
import { PERSON_NAME_MAX } from '../../domain/people.ts'
import { tidy } from '../../domain/typed.ts'
import { askAgain } from '../platform/prove-again.ts'
import { Find } from '../ui/office/find.tsx'
import { Pager, usePaged } from '../ui/office/paged.tsx'
import { State } from '../ui/office/state.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { Given } from './pass-panel.tsx'
import { useDeed } from './use-people.ts'
import { useSay } from './words.ts'

const PER_PAGE = 10
type Outlet = RouteAnswer<'managers'>['outlets'][number]

export interface ManagersProps {
  readonly outlets: readonly Outlet[]
  readonly read: () => Promise<void>
  readonly onGiven: (given: Given) => void
}

export function Managers({ outlets, read, onGiven }: ManagersProps) {
  const { words } = useSay()
  const [typed, setTyped] = useState('')
  const [inviting, setInviting] = useState<Outlet | null>(null)
  const wanted = typed.trim().toLowerCase()
  const found = outlets
    .filter(({ outlet, name }) => `${name} ${outlet}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(a.hasManager) - Number(b.hasManager))
  const { rows, ...paged } = usePaged(found, PER_PAGE, wanted)
  if (outlets.length === 0)
    return (
      <section>
        <h2>{words.managers.title}</h2>
        <p class="soft">
          {words.managers.noOutlet}{' '}
          <a class="plain" href="/evaluate/outlets">
            {words.managers.toOutlets}
          </a>
        </p>
      </section>
    )
  return (
    <section>
      <h2>{words.managers.title}</h2>
      <p class="soft">
        {outlets.every(({ hasManager }) => hasManager) ? words.managers.all : words.managers.lead}
      </p>
      {outlets.length > PER_PAGE && <Find label={words.managers.find} typed={typed} onTyped={setTyped} />}
      <table class="list cards">
        <tbody>
          {rows.map(one => (
            <tr key={one.outlet}>
              <th scope="row">{one.name}</th>
              <td class="grow">
                <State look={one.hasManager ? 'ok' : 'draft'}>
                  {one.hasManager ? words.managers.has : words.managers.none}
                </State>
              </td>
              <td class="r doing">
                {!one.hasManager && (
                  <button
                    type="button"
                    class="button quiet"
                    aria-label={words.managers.inviteOf(one.name)}
                    onClick={() => setInviting(one)}
                  >
                    {words.managers.invite}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager {...paged} words={words.pager} />
      {inviting !== null && (
        <InviteFirst
          outlet={inviting}
          read={read}
          onGiven={given => {
            setInviting(null)
            onGiven(given)
          }}
          onClose={() => setInviting(null)}
        />
      )}
    </section>
  )
}

interface InviteFirstProps extends Pick<ManagersProps, 'read' | 'onGiven'> {
  readonly outlet: Outlet
  readonly onClose: () => void
}

function InviteFirst({ outlet: { outlet, name: hotel }, read, onGiven, onClose }: InviteFirstProps) {
  const { words, problems } = useSay()
  const [typed, setTyped] = useState('')
  const { busy, trouble, run } = useDeed(read)
  const name = tidy(typed)
  const submit = async (event: Event) => {
    event.preventDefault()
    const address = `/api/agency/managers/${encodeURIComponent(outlet)}` as const
    const reply = await run(() => askAgain<'addFirstManager'>('POST', address, { body: { name } }))
    if (reply.ok) onGiven({ person: `${name}, ${hotel}`, isElsewhere: true, ...reply.value })
  }
  return (
    <Sheet title={words.managers.inviteOf(hotel)} closeLabel={words.close} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <p>{words.invite.lead}</p>
        <label>
          {words.invite.name}
          <input
            required
            maxLength={PERSON_NAME_MAX}
            autocomplete="off"
            value={typed}
            onInput={event => setTyped(event.currentTarget.value)}
          />
        </label>
        <p class="trouble" role="alert">
          {trouble !== null && problems[trouble]}
        </p>
        <p class="does">
          <button type="submit" class="button" disabled={busy || name === ''}>
            {words.invite.submit}
          </button>
        </p>
      </form>
    </Sheet>
  )
}
