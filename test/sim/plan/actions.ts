/** What happens in a run, as data: a plan can be printed, cut down and played again. */
import { type DeskStep, isDeskStep, ORDER_STEPS } from '../../../src/domain/steps.ts'
import type { GoodsMovement } from '../../../src/domain/stock.ts'
import type { Wish } from '../device/phone.ts'
import type { NetworkFault } from '../network/weather.ts'
import type { PocketState } from '../server/pockets.ts'
import type { PlacementId } from '../server/template.ts'
import type { DeviceFault, FollowingFault, LogFault, ServerFault, ShelfFault } from './faults.ts'

export const STEPS = ORDER_STEPS.filter(isDeskStep)

/** What an officer of the agency does to its register, of a product or of whoever makes it. */
export const OFFICER_ACTS = [
  'publish',
  'correct',
  'lapse',
  'renew',
  'retire',
  'return',
  'correct-maker',
  'retire-maker',
  'return-maker',
  'correct-outlet',
] as const
export type OfficerAct = (typeof OFFICER_ACTS)[number]

/** Phones, desks and rooms by their index; `nth` picks among what there is when it happens. */
export type Deed =
  | { readonly do: 'sign-in'; readonly desk: number }
  | { readonly do: 'check-in'; readonly desk: number; readonly room: number }
  | { readonly do: 'enter'; readonly phone: number; readonly room: number }
  | { readonly do: 'order'; readonly phone: number; readonly wish: Wish; readonly taps: 1 | 2 }
  | { readonly do: 'cancel'; readonly phone: number; readonly nth: number }
  | { readonly do: 'claim'; readonly phone: number; readonly nth: number }
  | { readonly do: 'confirm-money'; readonly desk: number; readonly nth: number }
  | { readonly do: 'change-wish'; readonly phone: number; readonly wish: Wish }
  | { readonly do: 'answer-asked'; readonly phone: number; readonly yes: boolean }
  | {
      readonly do: 'step'
      readonly desk: number
      readonly nth: number
      readonly step: DeskStep
      readonly inPart: boolean
      readonly both: boolean
      readonly undoAfterMs: number | null
    }
  | { readonly do: 'cancel-against-deliver'; readonly desk: number; readonly nth: number }
  | { readonly do: 'check-out'; readonly desk: number; readonly room: number; readonly keep: boolean }
  | { readonly do: 'next-guest'; readonly desk: number; readonly room: number; readonly phone: number }
  | { readonly do: 'move'; readonly desk: number; readonly from: number; readonly to: number }
  | { readonly do: 'undo-check-in'; readonly desk: number; readonly room: number }
  | { readonly do: 'swap'; readonly desk: number; readonly room: number; readonly other: number }
  | { readonly do: 'group-out'; readonly desk: number; readonly rooms: readonly number[] }
  | { readonly do: 'void'; readonly desk: number; readonly nth: number }
  /** Opened with so much, or counted. */
  | { readonly do: 'drawer'; readonly desk: number; readonly counted: number }
  /** One of the open list is said to end; or (`isWrong`) one that had ended did not. */
  | { readonly do: 'settle'; readonly desk: number; readonly nth: number; readonly isWrong: boolean }
  /** At the door it is paid otherwise. */
  | { readonly do: 'pay-by'; readonly desk: number; readonly nth: number; readonly payment: 'room' | 'cash' }
  | { readonly do: 'reissue'; readonly desk: number; readonly nth: number; readonly inPart: boolean }
  | { readonly do: 'phone-order'; readonly desk: number; readonly room: number; readonly wish: Wish }
  | { readonly do: 'price'; readonly placement: PlacementId; readonly price: number }
  | {
      readonly do: 'goods'
      readonly placement: PlacementId
      readonly kind: GoodsMovement
      readonly quantity: number
    }
  | { readonly do: 'switch'; readonly placement: PlacementId; readonly on: boolean }
  | { readonly do: 'open-paper'; readonly phone: number; readonly nth: number }
  | { readonly do: 'browse'; readonly phone: number }
  | { readonly do: 'look-at-shelf'; readonly desk: number }
  | { readonly do: 'stranger'; readonly phone: number; readonly nth: number }
  | { readonly do: 'guess'; readonly room: number; readonly times: number }
  /** `spoils`: what it takes off the shelf. */
  | { readonly do: 'pass'; readonly ms: number; readonly spoils?: ShelfFault }
  | {
      readonly do: 'weather'
      readonly fault: NetworkFault
      /** `null` for all. */
      readonly device: number | null
      readonly forMs: number
      readonly odds: number
    }
  | { readonly do: 'device'; readonly fault: DeviceFault; readonly device: number }
  | {
      readonly do: 'server'
      readonly fault: ServerFault
      readonly step: number
      readonly forMs: number
    }
  | { readonly do: 'log'; readonly fault: LogFault; readonly step: number; readonly forMs: number }
  | { readonly do: 'officer'; readonly act: OfficerAct; readonly placement: PlacementId }
  | {
      readonly do: 'following'
      readonly fault: FollowingFault
      readonly step: number
      readonly forMs: number
    }
  /** What breaks is mended before its time. */
  | { readonly do: 'calm' }
  /** The phone of one of the hotel's people. */
  | { readonly do: 'pocket'; readonly person: number; readonly state: PocketState }
  /** Nobody does anything for so long; no night. */
  | { readonly do: 'wait'; readonly ms: number }
  /** Somebody goes through what is in doubt after a restore. */
  | { readonly do: 'settle-doubts'; readonly desk: number; readonly nth: number }
  | { readonly do: 'back-up' }
  | { readonly do: 'back-up-hub' }
  /** A person gives up what is lost, if anything is and nobody has it. */
  | { readonly do: 'accept-loss' }

export type DeedOf<Word extends Deed['do']> = Extract<Deed, { readonly do: Word }>

export type Action = Deed & {
  /** From the beginning, without the nights that pass. */
  readonly atMs: number
}

export interface Plan {
  readonly seed: number
  /** Without a hub. */
  readonly isAlone?: true
  /** Its register is the agency's, whose log it follows. */
  readonly follows?: true
  readonly actions: readonly Action[]
}
