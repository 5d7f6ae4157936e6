import { describe, expect, test } from 'vitest'
import { giveBack, isWeakPin, PIN_ALLOWANCES, spend, strongPin, TERMINALS } from '../../src/domain/pin.ts'
import { DAY_MS, MINUTE_MS } from '../../src/domain/time.ts'

/** Of six digits, those that are not easy to guess: counted among every 37th. */
function strongShare(): number {
  let [strong, all] = [0, 0]
  for (let n = 0; n < 1_000_000; n += 37) {
    all++
    if (!isWeakPin(String(n).padStart(6, '0'))) strong++
  }
  return strong / all
}

describe('a PIN that is easy to guess', () => {
  test.each([
    ['one digit', ['000000', '111111', '9999999']],
    ['two digits', ['111222', '121212', '100000', '575757']],
    ['a run, up, down or by even steps', ['123456', '654321', '012345', '890123', '135791', '2468024']],
    ['a block again', ['123123', '475475', '12341234']],
    ['pairs in a row', ['112233', '998877']],
    ['a mirror', ['123321', '4756574']],
    ['a year', ['199012', '121985', '202600', '002026', '122026', '194075', '199975', '200075', '204975']],
    ['a pattern on the pad', ['123654', '147258', '147852', '159357', '159753', '258369', '258456']],
    ['another', ['369258', '456123', '741852', '753159', '789456', '852456', '963852']],
  ])('is %s', (_, pins) => {
    for (const pin of pins) expect(isWeakPin(pin), pin).toBe(true)
  })

  test('is a room of the house, filled up', () => {
    const rooms = ['507', '619', 'Konter 1']
    for (const pin of ['000619', '619000', '061900', '000507']) expect(isWeakPin(pin, rooms), pin).toBe(true)
    expect(isWeakPin('061900', ['507', 'Konter 1'])).toBe(false)
    for (const room of ['0512', '5120', '00512']) expect(isWeakPin('051200', [room]), room).toBe(true)
    // A nought inside a room's name is one of its digits.
    expect(isWeakPin('123000', ['1203'])).toBe(false)
    expect(isWeakPin('104200', ['142'])).toBe(false)
  })

  test('is not most of them', () => {
    expect(strongShare()).toBeGreaterThan(0.9)
    const next = ['112255', '124689', '193975', '205075', '187512', '123143', '123124', '475474']
    for (const pin of ['481516', '234205', '907313', ...next])
      expect(isWeakPin(pin, ['512']), pin).toBe(false)
  })

  test('is drawn again', () => {
    const drawn = ['000000', '123456', '481516', '907313']
    expect(strongPin(() => drawn.shift() ?? '')).toBe('481516')
  })
})

describe('tries of a PIN', () => {
  const { each } = PIN_ALLOWANCES.known

  test('are so many at once, then one each time that so long has passed', () => {
    let until = 0
    for (let n = 0; n < each.burst; n++) {
      const spent = spend(until, DAY_MS, each)
      if ('waitMs' in spent) throw new Error(`refused at ${n}`)
      until = spent.untilMs
    }
    expect(spend(until, DAY_MS, each)).toEqual({ waitMs: each.everyMs })
    expect(spend(until, DAY_MS + each.everyMs - 1, each)).toEqual({ waitMs: 1 })
    expect(spend(until, DAY_MS + each.everyMs, each)).toEqual({ untilMs: until + each.everyMs })
    expect(spend(giveBack(until, each), DAY_MS, each)).toEqual({ untilMs: until })
    expect(giveBack(each.everyMs - 1, each)).toBe(0)
  })

  test('are two an hour where the person is known, and one where not, in the long run', () => {
    expect(TERMINALS.map(kind => PIN_ALLOWANCES[kind].each)).toEqual([
      { burst: 10, everyMs: 30 * MINUTE_MS },
      { burst: 5, everyMs: 60 * MINUTE_MS },
    ])
  })

  test('of one person find no PIN in a day but by one chance in ten thousand, at all terminals together', () => {
    const most = TERMINALS.map(kind => {
      const { burst, everyMs } = PIN_ALLOWANCES[kind].together
      return burst + Math.floor(DAY_MS / everyMs)
    })
    const tries = most.reduce((sum, some) => sum + some, 0)
    expect(tries / (1_000_000 * strongShare())).toBeLessThanOrEqual(1e-4)
  })

  test('at one terminal leave some for the next', () => {
    for (const kind of TERMINALS)
      expect(PIN_ALLOWANCES[kind].each.burst * 2).toBeLessThanOrEqual(PIN_ALLOWANCES[kind].together.burst)
    expect(each.everyMs).toBeLessThanOrEqual(60 * MINUTE_MS)
  })
})
