/** How each command goes over the wire, and what is made of the answer. */
import { beforeEach, describe, expect, test } from 'vitest'
import { COMMAND_TYPES, type Command, type CommandType, send } from '../../../src/client/outbox/commands.ts'
import { lookUp, sameAfterAll } from '../../../src/client/outbox/look-up.ts'
import { type Ask, createAsk } from '../../../src/client/platform/api.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import { isPlainStep, ORDER_STEPS, type PlainStep } from '../../../src/domain/steps.ts'
import { tableOf } from '../../../src/domain/words.ts'
import { type Answer, aLine, json, type Network, noAnswer, problem } from '../network.ts'
import { anOrder, OUTLET } from '../things.ts'
import { anEntry, aRequest, toPlace } from './page.ts'

let line: Network
let ask: Ask
beforeEach(() => {
  line = aLine()
  ask = createAsk({ fetch: line.fetch, after: () => () => undefined })
})

const ORDER = '019ab000-0000-7000-8000-000000000001'
const plain: Record<PlainStep, Command> = tableOf(ORDER_STEPS.filter(isPlainStep), type => ({ type }))
const COMMANDS: Record<CommandType, Command> = {
  place: toPlace(),
  'phone-order': { type: 'phone-order', body: aRequest() },
  cancel: { type: 'cancel' },
  claim: { type: 'claim' },
  ...plain,
  deliver: { type: 'deliver', body: { lines: [{ placementId: 'amplang', quantity: 1 }] } },
  decline: { type: 'decline', body: { reason: 'closed' } },
  'change-payment': { type: 'change-payment', body: { id: ORDER, payment: 'cash' } },
}
const REFUSED = { final: true, verdict: { type: 'refused', code: 'order-mismatch' }, order: null } as const
const entryOf = (type: CommandType) => anEntry({ id: ORDER, subject: ORDER, command: COMMANDS[type] })
const answered = (answer: Answer) => line.answer('', answer)

describe('a command', () => {
  test.each<[CommandType, string]>([
    ['place', `PUT /api/orders/${ORDER}`],
    ['phone-order', `PUT /api/desk/orders/${ORDER}`],
    ['cancel', `POST /api/orders/${ORDER}/cancel`],
    ['claim', `POST /api/orders/${ORDER}/claim`],
    ['acknowledge', `POST /api/desk/orders/${ORDER}/acknowledge`],
    ['dispatch', `POST /api/desk/orders/${ORDER}/dispatch`],
    ['change-payment', `POST /api/desk/orders/${ORDER}/change-payment`],
    ['deliver', `POST /api/desk/orders/${ORDER}/deliver`],
    ['decline', `POST /api/desk/orders/${ORDER}/decline`],
  ])('%s is %s at its outlet, with what it says', async (type, address) => {
    await send(ask, entryOf(type))
    const [asked] = line.asked
    const command = COMMANDS[type]
    expect(`${asked?.method} ${asked?.path}`).toBe(address)
    expect(asked?.body).toBe('body' in command ? JSON.stringify(command.body) : null)
    expect(asked?.headers).toMatchObject({ 'etalase-outlet': OUTLET })
    expect(asked?.keepalive).toBe(false)
  })

  test.each(['deliver', 'decline'] as const)('%s goes out even if the page is being left', async type => {
    await send(ask, entryOf(type), true)
    expect(line.asked[0]?.keepalive).toBe(true)
  })

  test('is answered with the order as it has become, and with a receipt where there is one', async () => {
    const order = anOrder({ id: ORDER })
    const accepted = { final: true, verdict: { type: 'accepted' }, order }
    answered(json({ order, kwitansi: { number: 7, url: '/k/7' } }))
    expect(await send(ask, entryOf('deliver'))).toStrictEqual({
      ...accepted,
      kwitansi: { number: 7, url: '/k/7' },
    })
    answered(json({ order }))
    expect(await send(ask, entryOf('acknowledge'))).toStrictEqual(accepted)
  })

  test('is not answered by what speaks of another order', async () => {
    const nobody = { final: false, code: 'offline' }
    answered(json({ order: anOrder({ id: `${ORDER}2` }), kwitansi: { number: 7, url: '/k/7' } }))
    expect(await send(ask, entryOf('deliver'))).toStrictEqual(nobody)
    answered(json(anOrder({ id: `${ORDER}2` })))
    expect(await send(ask, entryOf('place'))).toStrictEqual(nobody)
    expect(await lookUp(ask, entryOf('place'))).toStrictEqual(nobody)
  })

  test.each(COMMAND_TYPES)('%s that is to come again later is told when', async type => {
    const busy = { type: 'about:blank', title: 'busy', status: 503, code: 'busy' }
    answered(json(busy, { 'content-type': 'application/problem+json', 'retry-after': '90' }, 503))
    expect(await send(ask, entryOf(type))).toMatchObject({ final: false, code: 'busy', retryAfterS: 90 })
    if (type !== 'phone-order')
      expect(await lookUp(ask, entryOf(type))).toMatchObject({ final: false, code: 'busy', retryAfterS: 90 })
  })
})

describe('an order is looked up', () => {
  test('under its own address at its outlet', async () => {
    await lookUp(ask, entryOf('place'))
    expect(line.asked).toMatchObject([
      { method: 'GET', path: `/api/orders/${ORDER}?outlet=${OUTLET}`, headers: { 'etalase-outlet': OUTLET } },
    ])
  })

  test('by no desk: what is not on its board is asked about', async () => {
    expect(await lookUp(ask, entryOf('phone-order'))).toBe('unknown')
    expect(line.asked).toEqual([])
  })

  test('after its stay by its verdict alone, and what was never placed never will be', async () => {
    const stayEnded = (context?: unknown) => answered(problem('stay-ended', 410, context))
    stayEnded({ verdict: 'accepted' })
    expect(await lookUp(ask, entryOf('place'))).toMatchObject({ verdict: { type: 'accepted' }, order: null })
    for (const context of [undefined, {}, { verdict: 'unknown-order' }]) {
      stayEnded(context)
      expect(await lookUp(ask, entryOf('place'))).toMatchObject({ verdict: { code: 'stay-ended' } })
    }
  })
})

describe('under an id that has other bytes', () => {
  const SHOWN = { name: { id: 'Amplang', en: 'Amplang' }, seller: 'Bu Demo', picture: null }
  const AT_EIGHT = { when: 'at', at: '2026-11-24T12:00:00Z' } as const
  const standing = (wish: Partial<OrderView> = {}) => {
    const lines = [{ placementId: 'amplang', quantity: 1, unitPrice: 25_000, ...SHOWN }]
    answered(json(anOrder({ ...aRequest(), id: ORDER, lines, ...wish })))
  }
  const told = (wish: Parameters<typeof toPlace>[0] = {}) =>
    sameAfterAll(ask, { ...entryOf('place'), command: toPlace(wish) }, REFUSED)

  test('the same wish is the order that stands, for a chosen time as well', async () => {
    standing()
    expect(await told()).toMatchObject({ verdict: { type: 'accepted' }, order: { id: ORDER } })
    expect(await told({ note: '' })).toMatchObject({ verdict: { type: 'accepted' } })
    standing({ deliver: AT_EIGHT })
    expect(await told({ deliver: AT_EIGHT })).toMatchObject({ verdict: { type: 'accepted' } })
  })

  test.each([
    ['other goods', { placementId: 'madu' }],
    ['other pieces', { quantity: 5, unitPrice: 5_000 }],
  ])('%s for the same sum are another wish', async (_, other) => {
    standing({ lines: [{ placementId: 'amplang', quantity: 1, unitPrice: 25_000, ...SHOWN, ...other }] })
    expect(await told()).toBe(REFUSED)
  })

  test('another time is another wish', async () => {
    standing({ deliver: { ...AT_EIGHT, at: '2026-11-24T13:00:00Z' } })
    expect(await told({ deliver: AT_EIGHT })).toBe(REFUSED)
  })

  test('what was taken in a stay that is over cannot be told from another wish', async () => {
    answered(problem('stay-ended', 410, { verdict: 'accepted' }))
    expect(await told()).toBe(REFUSED)
  })

  test('what was never placed, and what is no order, stays refused', async () => {
    answered(problem('unknown-order', 404))
    expect(await told()).toBe(REFUSED)
    line.asked.length = 0
    for (const type of ['cancel', 'phone-order'] as const)
      expect(await sameAfterAll(ask, entryOf(type), REFUSED)).toBe(REFUSED)
    expect(line.asked).toEqual([])
  })

  test('while nobody answers there is no verdict', async () => {
    answered(noAnswer)
    expect(await told()).toMatchObject({ final: false, code: 'offline' })
  })
})
