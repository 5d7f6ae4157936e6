import { expect, test } from 'vitest'
import { mayManage, STAFF_ROLES } from '../../src/domain/staff.ts'

test('a manager opens the manager’s screens, and nobody else', () => {
  expect(STAFF_ROLES.filter(mayManage)).toEqual(['manager'])
})
