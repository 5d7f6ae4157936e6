import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  mergeSettings,
  type OutletFields,
  SETTING_NAMES,
  type SettingName,
  withField,
} from '../../src/domain/outlet-settings.ts'

const DAY = { fromHour: 7, toHour: 22 }
const FIELDS: OutletFields = {
  phone: '0',
  payments: ['room', 'cash'],
  confirmAtDesk: false,
  closingHour: 4,
  week: Array.from({ length: 7 }, () => DAY),
  holidays: [],
  lockMinutes: 10,
  wifi: '',
  qris: '',
}
/** Another value in each field. */
const OTHERS: OutletFields = {
  phone: '9',
  payments: ['cash'],
  confirmAtDesk: true,
  closingHour: 6,
  week: FIELDS.week.map(() => null),
  holidays: [{ from: '2026-12-25', to: '2026-12-25', hours: null, name: 'Natal' }],
  lockMinutes: 5,
  wifi: 'Teluk',
  qris: '000201',
}
const THIRDS: OutletFields = {
  ...OTHERS,
  phone: '8',
  qris: '000202',
  payments: ['room'],
  closingHour: 9,
  week: FIELDS.week.map(() => ({ fromHour: 8, toHour: 9 })),
  holidays: [],
  lockMinutes: 60,
  wifi: 'Lain',
}
const withAll = (names: readonly SettingName[], from: OutletFields) =>
  names.reduce((fields, name) => withField(fields, from, name), FIELDS)
const some = fc.subarray([...SETTING_NAMES])

describe('two managers at one time', () => {
  test('who write in different fields are both heard, and meet nowhere', () => {
    fc.assert(
      fc.property(some, some, (mine, theirs) => {
        const others = theirs.filter(name => !mine.includes(name))
        const merged = mergeSettings(withAll(others, OTHERS), FIELDS, withAll(mine, OTHERS))
        expect(merged).toEqual({ fields: withAll([...others, ...mine], OTHERS), met: [] })
      }),
    )
  })

  test('meet exactly where both have written, and otherwise; the same written twice meets nobody', () => {
    fc.assert(
      fc.property(some, some, (mine, theirs) => {
        const { met } = mergeSettings(withAll(theirs, OTHERS), FIELDS, withAll(mine, THIRDS))
        const both = SETTING_NAMES.filter(name => mine.includes(name) && theirs.includes(name))
        // Yes and no are all there is, and no holidays are none.
        const alike = ['confirmAtDesk', 'holidays']
        expect(met).toEqual(both.filter(name => !alike.includes(name)))
        expect(mergeSettings(withAll(theirs, OTHERS), FIELDS, withAll(theirs, OTHERS)).met).toEqual([])
      }),
    )
  })

  test('what was left as it was seen is never put back', () => {
    fc.assert(
      fc.property(some, theirs => {
        const now = withAll(theirs, OTHERS)
        expect(mergeSettings(now, FIELDS, FIELDS)).toEqual({ fields: now, met: [] })
      }),
    )
  })
})
