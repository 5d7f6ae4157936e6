import { expect, test } from 'vitest'
import { ENTRY_VERSION } from '../../src/domain/document.ts'
import { OUTLET_KINDS, OUTLETS, ROOM_KINDS } from '../../src/domain/outlet.ts'
import { PAYMENT_METHODS, PAYMENTS } from '../../src/domain/payment.ts'

test('a guest chooses between all ways to pay; what costs nothing is no choice', () => {
  expect(PAYMENT_METHODS.filter(method => !PAYMENTS[method].isChoice)).toEqual(['none'])
})

test.each(PAYMENT_METHODS)(
  '%s stays what it is after the stay, unless it is on a bill that is closed then',
  method => {
    const { isBilled, afterStay } = PAYMENTS[method]
    expect(afterStay === method).toBe(!isBilled)
    expect(PAYMENTS[afterStay]).toMatchObject({ isBilled: false, afterStay })
  },
)

test.each(PAYMENT_METHODS)('%s has a word of its own in the newest version of entries', method => {
  expect(PAYMENTS[method].onPaper[ENTRY_VERSION]).toBe(method)
})

test('each kind of outlet has places of a kind of its own', () => {
  expect(OUTLET_KINDS.map(kind => OUTLETS[kind].stands)).toEqual(ROOM_KINDS)
  expect(OUTLET_KINDS.filter(kind => OUTLETS[kind].isStayedIn)).toEqual(['hotel'])
})
