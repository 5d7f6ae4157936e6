// @vitest-environment happy-dom
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { GuestState } from '../../../src/client/guest/first/state.ts'
import * as screens from '../../../src/client/guest/screens/more.tsx'
import { OrdersScreen } from '../../../src/client/guest/screens/orders-screen.tsx'
import { UnplacedScreen } from '../../../src/client/guest/screens/unplaced-screen.tsx'
import { guest as words } from '../../../src/i18n/id/guest.ts'
import { anEntry, toPlace } from '../outbox/page.ts'
import { aShop, MENU, READY } from './phone.ts'

test('an order that waits for another to be brought says so', () => {
  const entry = { ...anEntry({ agreedAtMs: Date.now() }), command: toPlace(), saved: true }
  const state = aShop(MENU, { ...READY, more: { words, screens }, outbox: [entry] })
  const drawn = (shareHeld: boolean) =>
    renderToString(<UnplacedScreen state={{ ...state, shareHeld }} entry={entry} />)
  expect(drawn(true)).toContain(words.shareHeld)
  expect(drawn(false)).toContain(words.savedHereText)
})

const EMPTY_SAYINGS = [words.noOrders, words.ordersUnread, words.notKnown]

function said(wish: Partial<GuestState>): string[] {
  const state = aShop(MENU, { ...READY, more: { words, screens }, ...wish })
  const page = renderToString(<OrdersScreen state={state} />)
  return EMPTY_SAYINGS.filter(saying => page.includes(saying))
}

describe('a list without orders says', () => {
  test.each<[string, Partial<GuestState>, string[]]>([
    ['nothing before the server was asked', { ordersRead: null }, []],
    ['nothing before it is known whose device this is', { ordersRead: null, session: { is: 'unasked' } }, []],
    ['that there are none once they were read', { ordersRead: true }, [words.noOrders]],
    ['that they cannot be read when that was tried in vain', { ordersRead: false }, [words.ordersUnread]],
    ['that they cannot be read without a network', { ordersRead: null, offline: true }, [words.ordersUnread]],
    ['whose orders would be here to a device of no stay', { session: { is: 'none' } }, [words.notKnown]],
  ])('%s', (_, wish, expected) => {
    expect(said(wish)).toEqual(expected)
  })
})
