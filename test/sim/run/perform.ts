/** An action of the plan, done. What its people wait for goes on in virtual time. */
import { assertNever } from '../../../src/domain/result.ts'
import { payBy, reissueOne } from '../people/at-the-door.ts'
import * as clerks from '../people/clerks.ts'
import { settleDoubts } from '../people/doubts.ts'
import * as guests from '../people/guests.ts'
import { drawer, settle } from '../people/money.ts'
import { nextGuest } from '../people/next-guest.ts'
import { officerActs } from '../people/officer.ts'
import { openPaper } from '../people/papers.ts'
import * as together from '../people/together.ts'
import type { Action } from '../plan/actions.ts'
import { PEOPLE } from '../server/pockets.ts'
import { MANAGER } from '../server/template.ts'
import { breakFollowing } from './following-troubles.ts'
import { mend } from './heal.ts'
import { breakLog } from './log-troubles.ts'
import { giveUpLost } from './losses.ts'
import type { Stage } from './stage.ts'
import { backUp, breakDevice, breakServer } from './troubles.ts'

export function perform(stage: Stage, action: Action): Promise<unknown> | undefined {
  const phone = 'phone' in action ? guests.phoneAt(stage, action.phone) : null
  switch (action.do) {
    case 'sign-in':
      return clerks.signIn(stage, action.desk)
    case 'check-in':
      return clerks.checkIn(stage, action.desk, action.room)
    case 'enter':
      return guests.enter(stage, action.phone, action.room)
    case 'next-guest':
      return nextGuest(stage, action)
    case 'order':
      if (action.wish.note?.startsWith('piring') === true) stage.record.fault('rush')
      return phone === null ? undefined : guests.order(stage, phone, action.wish, { taps: action.taps })
    case 'cancel':
      return phone === null ? undefined : guests.cancel(stage, phone, action.nth)
    case 'claim':
      return phone === null ? undefined : guests.claim(stage, phone, action.nth)
    case 'confirm-money':
      return clerks.confirmMoney(stage, action.desk, action.nth)
    case 'change-wish':
      stage.record.fault('wish-changed')
      return phone === null ? undefined : guests.changeWish(stage, phone, action.wish)
    case 'answer-asked':
      return phone === null ? undefined : guests.answerAsked(stage, phone, action.yes)
    case 'stranger':
      return phone === null ? undefined : guests.pry(stage, phone, action.nth)
    case 'guess':
      return guests.guess(stage, action.room, action.times)
    case 'step':
      return clerks.step(stage, action)
    case 'cancel-against-deliver':
      return clerks.cancelAgainstDeliver(stage, action.desk, action.nth)
    case 'check-out':
      return clerks.checkOut(stage, action.desk, action.room, action.keep)
    case 'move':
      return clerks.move(stage, action.desk, action.from, action.to)
    case 'undo-check-in':
      return together.undoCheckIn(stage, action.desk, action.room)
    case 'swap':
      return together.swap(stage, action.desk, action.room, action.other)
    case 'group-out':
      return together.groupOut(stage, action.desk, action.rooms)
    case 'void':
      return clerks.voidOne(stage, action.desk, action.nth)
    case 'drawer':
      return drawer(stage, action)
    case 'settle':
      return settle(stage, action)
    case 'pay-by':
      return payBy(stage, action.desk, action.nth, action.payment)
    case 'reissue':
      return reissueOne(stage, action.desk, action.nth, action.inPart)
    case 'phone-order':
      return clerks.phoneOrder(stage, action.desk, action.room, action.wish)
    case 'open-paper':
      return phone === null ? undefined : openPaper(stage, phone, action.nth)
    case 'browse':
      return phone?.browse()
    case 'look-at-shelf':
      return clerks.lookAtShelf(stage, action.desk)
    case 'price':
    case 'goods':
    case 'switch':
      return clerks.manage(stage, action)
    case 'weather':
      stage.weather.begin({
        fault: action.fault,
        line: action.device === null ? null : (stage.profiles[action.device]?.name ?? null),
        untilMs: stage.timeline.now() + action.forMs,
        odds: action.odds,
      })
      return
    case 'device':
      breakDevice(stage, action.fault, action.device)
      return
    case 'server':
      breakServer(stage, action)
      return
    case 'log':
      breakLog(stage, action)
      return
    case 'officer':
      return officerActs(stage, action)
    case 'following':
      return breakFollowing(stage, action)
    case 'settle-doubts':
      return settleDoubts(stage, action)
    case 'calm':
      mend(stage)
      stage.calls.calm()
      return
    case 'pocket':
      stage.pockets.becomes(PEOPLE[action.person % PEOPLE.length] ?? MANAGER, action.state)
      return
    case 'wait':
      stage.timeline.leap(action.ms)
      stage.calls.disturbed()
      return
    case 'back-up-hub':
      stage.hub.backUp()
      return
    case 'back-up':
      backUp(stage)
      return
    case 'accept-loss':
      return giveUpLost(stage)
    case 'pass':
      stage.record.fault(action.spoils ?? 'night-passed')
      stage.timeline.leap(action.ms)
      stage.calls.disturbed()
      return
    default:
      return assertNever(action)
  }
}
