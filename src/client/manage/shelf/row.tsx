/** One placement in one look, and the switch by which it is on or off. */
import { useEffect, useRef } from 'preact/hooks'
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import { textIn } from '../../../domain/language.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { isShared } from '../../../domain/part.ts'
import { Icon } from '../../ui/icon.tsx'
import { State } from '../../ui/office/state.tsx'
import { useSay } from '../words.ts'
import { useDates } from './dates.ts'
import { leftWords, partWords, priceWords } from './money-words.ts'
import { firstDate, standingOf } from './standing.ts'

const PIN = 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7'

export interface RowProps {
  readonly placement: ManagedPlacement
  readonly today: string
  /** The keys stand here. */
  readonly isAt: boolean
  readonly isOpen: boolean
  readonly isChosen: boolean
  readonly told: string
  readonly onChoose: (isChosen: boolean) => void
  readonly onOpen: () => void
  readonly onSwitch: () => void
}

export function Row({ placement, isAt, onSwitch, told, ...rest }: RowProps) {
  const { shelf: words, language } = useSay()
  const { columns } = words
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isAt) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isAt])
  const name = textIn(placement.name, language)
  return (
    <tr ref={row} class={placement.dark == null ? '' : 'off'} aria-selected={isAt || undefined}>
      <What placement={placement} name={name} {...rest} />
      <td data-h={columns.price}>
        <b class="num">{priceWords(placement, words)}</b>
        <NextPrice placement={placement} />
      </td>
      <td data-h={columns.part}>
        <span class="num">{partWords(placement, words)}</span>
        <Left placement={placement} />
      </td>
      <td data-h={columns.rack}>
        <b>{placement.rack}</b>
      </td>
      <td data-h={columns.available} class="r num">
        <b>{placement.available}</b>
      </td>
      <Stock placement={placement} today={rest.today} />
      <td>
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={placement.on}
          aria-label={words.offer(name)}
          onClick={onSwitch}
        >
          <span class="knob" aria-hidden="true" />
          <span class="state">{switchWord(placement, words)}</span>
        </button>
        <small role="status">{told}</small>
      </td>
    </tr>
  )
}

/** On is said only of what guests can see. */
function switchWord({ on, dark }: ManagedPlacement, words: ReturnType<typeof useSay>['shelf']): string {
  if (!on) return words.off
  return dark == null ? words.on : words.blocked
}

type WhatProps = Pick<RowProps, 'placement' | 'isChosen' | 'isOpen' | 'onChoose' | 'onOpen'> & {
  readonly name: string
}

function What({ placement, name, isChosen, isOpen, onChoose, onOpen }: WhatProps) {
  const { shelf: words } = useSay()
  return (
    <th scope="row">
      <span class="what">
        <label class="pick">
          <input
            type="checkbox"
            aria-label={words.choose(name)}
            checked={isChosen}
            onChange={event => onChoose(event.currentTarget.checked)}
          />
        </label>
        <img
          class="thumb"
          src={placement.picture ?? `/category/${placement.category}.svg`}
          alt=""
          width="48"
          height="48"
          loading="lazy"
        />
        <span>
          <button type="button" class="name" aria-expanded={isOpen} onClick={onOpen}>
            {name}{' '}
            {placement.isPinned === true && (
              <span class="pin">
                <Icon d={PIN} />
                <span class="visually-hidden">{words.pinned}</span>
              </span>
            )}
          </button>
          <small>
            {placement.seller.name} · {words.terms[placement.terms]}
          </small>
        </span>
      </span>
    </th>
  )
}

function NextPrice({ placement: { next } }: Pick<RowProps, 'placement'>) {
  const { shelf: words } = useSay()
  const dates = useDates()
  return next == null ? null : <small>{words.nextPrice(formatRupiah(next.price), dates(next.from))}</small>
}

function Left({ placement }: Pick<RowProps, 'placement'>) {
  const { shelf: words } = useSay()
  const left = isShared(placement.terms) ? leftWords(placement) : null
  return left === null ? null : <small class="num">{words.rest(left.text)}</small>
}

function Stock({ placement, today }: Pick<RowProps, 'placement' | 'today'>) {
  const { shelf: words } = useSay()
  const dates = useDates()
  const { look, says } = standingOf(placement, today, words)
  const date = firstDate(placement)
  const { from, to, dark } = placement
  return (
    <td class="grow">
      <State look={look}>{says}</State>
      <small class="num">
        {date === null ? words.noDate : words.bestBefore(dates(date))}
        {dark === 'not-begun' && from != null && ` · ${words.from(dates(from))}`}
        {to != null && ` · ${words.to(dates(to))}`}
      </small>
    </td>
  )
}
