/**
 * The room tablet: enrolled once by the desk's code, then a lit window that opens into the guest's own screens. It is
 * always on, never shows the guest before, and works through a network that drops.
 */
import '../guest/first/first.css'
import './attract.css'
import './shop.css'
import './panels.css'
import { render } from 'preact'
import type { OutletKind, RoomKind } from '../../domain/outlet.ts'
import { turnPage } from '../app/language.ts'
import { show } from '../guest/first/actions.ts'
import { keptCart } from '../guest/first/cart.ts'
import { followLinks } from '../guest/first/links.ts'
import { placeOf } from '../guest/first/place.ts'
import { begin, type GuestState, NOBODY_YET, now } from '../guest/first/state.ts'
import { begin as beginLive } from '../guest/live.ts'
import * as screens from '../guest/screens/more.tsx'
import { serverNow } from '../platform/clock.ts'
import { offerSeam } from '../platform/seam.ts'
import { guardText } from '../ui/guard-text.ts'
import { askBinding, keepBinding, keptBinding } from './binding.ts'
import { EnrolScreen } from './enrol-screen.tsx'
import { beginWatch, watchIdle } from './idle.ts'
import { loadWords } from './language.ts'
import { readLease } from './lease.ts'
import { offerPapers } from './papers.ts'
import { startPulse } from './pulse.ts'
import { Room } from './room.tsx'
import { isTabletSeam } from './seam.ts'
import { type Binding, beginTablet, doorOf, ROOT, setTablet, tabletNow } from './state.ts'
import { checkStay, confirmBinding, lookAtLease } from './stay.ts'
import { stayAwake } from './wake-lock.ts'
import { seeOff } from './wipe.ts'

export async function start(root: HTMLElement): Promise<void> {
  stayAwake()
  guardText()
  const kept = keptBinding()
  if (kept !== null) return hang(root, kept)
  const asked = await askBinding()
  if (asked === null || asked === 'unheard') return enrol(root, asked === 'unheard')
  await hang(root, asked)
}

function enrol(root: HTMLElement, unheard: boolean): void {
  const done = (binding: Binding) => {
    // A fresh page: nothing of an earlier room is left in memory.
    keepBinding(binding)
    location.replace(ROOT)
  }
  render(<EnrolScreen unheard={unheard} done={done} />, root)
}

/** In its room: what was kept is shown at once, what the server says follows. */
async function hang(root: HTMLElement, binding: Binding): Promise<void> {
  keepBinding(binding)
  const first = await firstState(binding)
  const atWindow = location.pathname === ROOT
  let before = first
  const draw = () => render(<Room state={now()} tablet={tabletNow()} />, root)
  beginTablet({ binding, resting: true, asking: false, sealed: false, paper: null, nowMs: serverNow() }, draw)
  begin(first, state => {
    const last = before
    before = state
    if (!seeOff(last, state)) draw()
  })
  readLease(binding.outlet)
  lookAtLease()
  draw()
  followLinks(ROOT)
  offerPapers()
  addEventListener('popstate', () => show(placeOf(ROOT, location.pathname).screen))
  watchIdle()
  await beginLive(null)
  offerSeam(() => isTabletSeam(tabletNow(), now()))
  await checkStay()
  await confirmBinding()
  startPulse()
  if (!atWindow && now().place.screen.name !== 'menu') {
    setTablet({ resting: false })
    beginWatch()
  }
}

/** Where that stands. */
const KIND_OF = {
  room: 'hotel',
  table: 'restaurant',
  counter: 'mall',
} as const satisfies Record<RoomKind, OutletKind>

async function firstState({ outlet, room, kind }: Binding): Promise<GuestState> {
  const place = placeOf(ROOT, location.pathname)
  const words = await loadWords(place.language)
  turnPage(place.language)
  return {
    ...NOBODY_YET,
    outlet: {
      slug: outlet,
      name: '',
      kind: KIND_OF[kind],
    },
    place,
    items: [],
    words: words.menu,
    more: { words: words.guest, screens },
    door: doorOf({ room, kind }),
    cart: keptCart(outlet),
    tablet: true,
  }
}
