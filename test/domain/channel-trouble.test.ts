import { expect, test } from 'vitest'
import { channelTrouble } from '../../src/domain/channel-trouble.ts'

const proved = { isProved: true, failedAt: null }
const unproved = { isProved: false, failedAt: null }
const failing = { isProved: true, failedAt: '2026-11-24T03:00:00Z' }

test.each([
  ['there is none', [], { is: 'none', count: 1 }],
  ['none is known to reach anybody', [failing, unproved], { is: 'nobody', count: 2 }],
  ['one fails beside one that reaches somebody', [proved, failing, unproved], { is: 'failing', count: 1 }],
  ['some are not proved in this shift', [proved, unproved, unproved], { is: 'unproved', count: 2 }],
  ['each is proved', [proved, proved], null],
] as const)('of channels a manager is told that %s', (_, channels, told) => {
  expect(channelTrouble(channels)).toEqual(told)
})
