/** At rest: a lit shop window. Its goods change with the minutes, so that no picture burns into the screen. */
import { LANGUAGES, type Language } from '../../domain/language.ts'
import { localTime, ZONE_NAMES } from '../../domain/time.ts'
import { roomText } from '../guest/first/front.tsx'
import { type Item, SHELVES } from '../guest/first/item.ts'
import type { GuestState } from '../guest/first/state.ts'
import { written } from '../guest/screens/times.ts'
import { openShop } from './open.ts'
import { type RoomProps, TABLET_WORDS } from './state.ts'

export function Attract({ state, tablet }: RoomProps) {
  const { outlet, words, place } = state
  const languages = [place.language, ...LANGUAGES.filter(language => language !== place.language)]
  return (
    <div class="attract">
      <header class="front fascia">
        <p>{outlet.name}</p>
        <p class="room">{roomText(state)}</p>
        <p class="num">{clock(state, tablet.nowMs)}</p>
      </header>
      <main class="scene">
        <img class="grove" src="/motifs/mangrove.svg" width="520" height="405" alt="" />
        <img class="grove" src="/motifs/mangrove.svg" width="520" height="405" alt="" />
        <h1>{words.titles[outlet.kind]}</h1>
        <Goods items={state.items} minute={Math.floor(tablet.nowMs / 60_000)} />
        <div class="invite">
          {languages.map(language => (
            <Invitation key={language} language={language} />
          ))}
        </div>
      </main>
    </div>
  )
}

/** The first covers the whole window: wherever somebody taps, the shop opens. */
function Invitation({ language }: { language: Language }) {
  return (
    <button type="button" lang={language} onClick={() => void openShop(language)}>
      {TABLET_WORDS[language].touch}
    </button>
  )
}

const GOODS = 5
const CHANGE_EVERY_MINUTES = 2

function Goods({ items, minute }: { items: readonly Item[]; minute: number }) {
  const goods = inTheWindow(items, Math.floor(minute / CHANGE_EVERY_MINUTES))
  return (
    <div class="goods">
      <div class="ledge" />
      {goods.map(({ id, picture }) => (
        <img key={id} src={picture} width="240" height="240" alt="" />
      ))}
    </div>
  )
}

/** From as many shelves as there are, each turn others: every maker comes to stand in the window. */
function inTheWindow(items: readonly Item[], turn: number): Item[] {
  const shelves = SHELVES.map(shelf =>
    items.filter(({ category, soldOut, picture }) => {
      return category === shelf && !soldOut && !picture.startsWith('/category/')
    }),
  ).filter(shelf => shelf.length > 0)
  const goods: Item[] = []
  for (let place = 0; place < GOODS * 2 && goods.length < GOODS; place++) {
    const shelf = shelves[(turn + place) % shelves.length]
    const item = shelf?.[(turn + Math.floor(place / shelves.length)) % shelf.length]
    if (item !== undefined && !goods.includes(item)) goods.push(item)
  }
  return goods
}

/** `19.07 WITA`: the wall's time here, whatever the device is set to. */
function clock({ menu }: GuestState, nowMs: number): string {
  if (menu === null) return ''
  const { zone } = menu.outlet
  return `${written(localTime(nowMs, zone))} ${ZONE_NAMES[zone]}`
}
