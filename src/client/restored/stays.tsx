/** Guests who were there when the copy was taken: still, or gone by now. Who has gone is checked out where that is done. */
import { useMay } from '../platform/rights.ts'
import type { Part } from './part.ts'
import { Twice } from './twice.tsx'

export function Stays({ words, known: { stays }, outlet, when, say, isBusy }: Part) {
  const may = useMay()
  if (stays.length === 0) return null
  const inOrder = new Intl.Collator(words.locale, { numeric: true })
  return (
    <section>
      <h3>{words.stays(stays.length)}</h3>
      <p class="soft">{words.staysLead}</p>
      <ul>
        {[...stays]
          .sort((a, b) => inOrder.compare(a.room, b.room))
          .map(({ stay, room, since }) => (
            <li key={stay}>
              <div class="what">
                <b>{words.room(room)}</b>
                <small class="num">{words.since(when(since))}</small>
              </div>
              {may('sell') && (
                <div class="deeds">
                  <button
                    type="button"
                    class="button quiet"
                    aria-label={words.of(words.still, words.room(room))}
                    disabled={isBusy}
                    onClick={() => say('stay', [stay])}
                  >
                    {words.still}
                  </button>
                </div>
              )}
            </li>
          ))}
      </ul>
      {may('sell') && (
        <div class="deeds">
          <a class="button quiet" href={`/desk/${outlet}/rooms`}>
            {words.left}
          </a>
          {stays.length > 1 && (
            <Twice
              label={words.allStill}
              named={words.allStill}
              asks={words.allStillAsk(stays.length)}
              words={{ yes: words.yes, no: words.back }}
              isBusy={isBusy}
              onYes={() =>
                say(
                  'stay',
                  stays.map(({ stay }) => stay),
                )
              }
            />
          )}
        </div>
      )}
    </section>
  )
}
