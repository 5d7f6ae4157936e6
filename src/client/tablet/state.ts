/** What the tablet knows beside the guest's own state: which room it hangs in, and what of the shop may be seen. */
import type { OutletId, RoomName } from '../../domain/ids.ts'
import type { RoomKind } from '../../domain/outlet.ts'
import type { tablet } from '../../i18n/id/tablet.ts'
import { inEvery } from '../../i18n/load.ts'
import type { Door, GuestState } from '../guest/first/state.ts'

/** Where the tablet's addresses begin. */
export const ROOT = '/tablet'

export type TabletWords = typeof tablet
/** In every language: at rest it invites in each, and past its lease nobody has chosen. */
export const TABLET_WORDS = inEvery('tablet', import.meta.glob('/src/i18n/*/tablet.ts', { eager: true }))

/** The room that the desk bound this tablet to. */
export interface Binding {
  readonly outlet: OutletId
  readonly room: RoomName
  readonly kind: RoomKind
}

/** Its guests' own screens stand in front of that room. */
export function doorOf({ room, kind }: Pick<Binding, 'room' | 'kind'>): Door {
  return { is: 'known', room: { name: room, kind } }
}

export interface TabletState {
  readonly binding: Binding
  /** The lit window; the shop is closed behind it. */
  readonly resting: boolean
  /** "Still here?" is on the screen. */
  readonly asking: boolean
  /** Past its lease: nothing of the guest may be seen. */
  readonly sealed: boolean
  /** Address of the kwitansi that is offered to the guest's phone. */
  readonly paper: string | null
  /** Milliseconds of the clock on the wall. */
  readonly nowMs: number
}

export interface RoomProps {
  readonly state: GuestState
  readonly tablet: TabletState
}

let state: TabletState
let draw: () => void

export function beginTablet(first: TabletState, drawer: () => void): void {
  state = first
  draw = drawer
}

export function tabletNow(): TabletState {
  return state
}

export function setTablet(change: Partial<TabletState>): void {
  state = { ...state, ...change }
  draw()
}
