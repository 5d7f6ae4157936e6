/** What is one's own: passkeys, a pass for a further device, and sessions, where nobody lists them otherwise. */
import { askAgain } from '../platform/prove-again.ts'
import type { Given } from './pass-panel.tsx'
import { Passkeys } from './passkeys.tsx'
import { ofPlace, useDeed, type WorkProps } from './use-people.ts'
import { useSay } from './words.ts'

export function OwnPanel({ outlet, known, read, onGiven }: WorkProps & { onGiven: (given: Given) => void }) {
  const { words, problems, when } = useSay()
  const { busy, trouble, run } = useDeed(read)
  const { own, access } = known
  const at = ofPlace(outlet)
  const add = async () => {
    const reply = await run(() => askAgain<'giveOwnPass'>('POST', '/api/own/pass', at))
    if (reply.ok) onGiven({ person: words.own.yours, isElsewhere: true, ...reply.value })
  }
  const end = (id: string) =>
    void run(() => askAgain<'endOwnSession'>('POST', '/api/own/sessions/end', { ...at, body: { id } }))
  return (
    <section class="mine">
      <h2>{words.own.title}</h2>
      <p class="trouble" role="alert">
        {trouble !== null && problems[trouble]}
      </p>
      <Passkeys
        passkeys={own.passkeys}
        busy={busy}
        onEnd={id =>
          void run(() => askAgain<'endOwnPasskey'>('POST', '/api/own/passkeys/end', { ...at, body: { id } }))
        }
        onRename={(id, device) =>
          void run(() =>
            askAgain<'renameOwnPasskey'>('POST', '/api/own/passkeys/rename', { ...at, body: { id, device } }),
          )
        }
      />
      <button type="button" class="button quiet" disabled={busy} onClick={() => void add()}>
        {words.own.add}
      </button>
      {access === null && (
        <>
          <h2>{words.own.sessions}</h2>
          <ul class="own-list">
            {own.sessions.map(({ id, device, since, isThis }) => (
              <li key={id}>
                <span>
                  <b>{device === '' ? words.access.nameless : device}</b>
                  <small>
                    {isThis ? words.access.this : since !== null && words.access.since(when(since))}
                  </small>
                </span>
                <button type="button" class="plain" disabled={busy} onClick={() => end(id)}>
                  {isThis ? words.access.leave : words.access.end}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
