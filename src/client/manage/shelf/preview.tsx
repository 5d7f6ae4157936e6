/** The guest's page in small, beside the list: with what is not saved yet. */
import { formatRupiah } from '../../../domain/money.ts'
import { usePlace } from '../place.ts'
import { useSay } from '../words.ts'
import { asGuestsSee, type Shown } from './preview.ts'

const SHOWN_MAX = 8

export function Preview({ shelf, isUnsaved }: { shelf: readonly Shown[]; isUnsaved: boolean }) {
  const { shelf: words } = useSay()
  const { preview } = words
  const { outlet } = usePlace()
  const seen = asGuestsSee(shelf)
  return (
    <aside class="guest" aria-label={preview.title}>
      <h2>{preview.title}</h2>
      <small role="status">{isUnsaved ? preview.unsaved : preview.now}</small>
      <div class="handset">
        <p class="mini fascia">
          <b>{outlet.name}</b>
        </p>
        <h3>{preview.heading}</h3>
        {seen.length === 0 && <p class="soft">{preview.empty}</p>}
        <ul>
          {seen.slice(0, SHOWN_MAX).map(one => (
            <li key={one.id}>
              <img
                class="thumb big"
                src={one.picture ?? `/category/${one.category}.svg`}
                alt=""
                loading="lazy"
              />
              <b>{one.name}</b>
              <span class="num">{one.price === 0 ? words.free : formatRupiah(one.price)}</span>
              {one.isSoldOut && <small class="late">{words.soldOut}</small>}
            </li>
          ))}
        </ul>
        {seen.length > SHOWN_MAX && <p class="soft">{preview.more(seen.length - SHOWN_MAX)}</p>}
      </div>
      <a class="plain" href={`/r/${outlet.slug}`} target="_blank" rel="noopener">
        {preview.open}
      </a>
    </aside>
  )
}
