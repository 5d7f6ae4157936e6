import { describe, expect, test } from 'vitest'
import { sideBySide } from '../../src/server/process/side-by-side.ts'

describe('side by side', () => {
  const MANY = Array.from({ length: 50 }, (_, n) => n)

  test('what came of each stands in their order, whichever ended first', async () => {
    const made = await sideBySide(MANY, async n => {
      for (let turns = n % 7; turns > 0; turns--) await null
      return n * 2
    })
    expect(made).toEqual(MANY.map(n => n * 2))
  })

  test('several are at work, and never all', async () => {
    let atWork = 0
    let most = 0
    await sideBySide(MANY, async () => {
      most = Math.max(most, ++atWork)
      await null
      atWork--
    })
    expect(most).toBe(4)
  })

  test('after a fault nothing more is begun, and it is told once what was begun has ended', async () => {
    const begun: number[] = []
    let running = 0
    const all = sideBySide(MANY, async n => {
      begun.push(n)
      running++
      for (let turns = n === 1 ? 1 : 9; turns > 0; turns--) await null
      running--
      if (n === 1) throw new Error('the second')
    })
    await expect(all).rejects.toThrow('the second')
    expect(running).toBe(0)
    expect(begun).toEqual([0, 1, 2, 3])
  })

  test('of none comes none', async () => {
    expect(await sideBySide([], async () => 1)).toEqual([])
  })
})
