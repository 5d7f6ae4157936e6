import { describe, expect, test } from 'vitest'
import {
  type AtDoor,
  HELD_OUT_MS,
  LONG_LOCK_MS,
  OPEN_PLACES_OF_OUTLET_MAX,
  OPEN_PLACES_OF_ROOM_MAX,
  PLACES_OF_ROOM_MAX,
  REFUSED_MS,
  stepAtDoor,
  WAITING_MS,
  WRONG_CODES_WINDOW_MS,
} from '../../src/domain/door.ts'

const QUIET: AtDoor = {
  confirmAtDesk: false,
  locked: false,
  typed: null,
  place: null,
  heldOutMs: null,
  placesOfRoom: 0,
  placesOfOutlet: 0,
}
const step = (differs: Partial<AtDoor>) => stepAtDoor({ ...QUIET, ...differs })

describe('at a room’s door', () => {
  test.each([
    ['nothing typed', {}, 'ask-code'],
    ['the right code', { typed: 'right' }, 'enter'],
    ['a wrong code', { typed: 'wrong' }, 'wrong-code'],
    ['nothing typed, locked', { locked: true }, 'ask-code'],
    ['the right code, locked', { locked: true, typed: 'right' }, 'queue'],
    ['a wrong code, locked', { locked: true, typed: 'wrong' }, 'hold-out'],
    ['told to wait for nothing just now', { locked: true, heldOutMs: HELD_OUT_MS - 1 }, 'hold-out'],
    ['told to wait for nothing a while ago', { locked: true, heldOutMs: HELD_OUT_MS }, 'sent-away'],
    [
      'told to wait for nothing, now with the right code',
      { locked: true, heldOutMs: 1, typed: 'right' },
      'queue',
    ],
    ['a phone that the desk let in', { place: 'allowed', typed: 'wrong', locked: true }, 'enter'],
    ['a phone in the queue', { place: 'waiting', typed: 'wrong', locked: true }, 'wait'],
    ['a phone that the desk sent away', { place: 'refused', typed: 'right', locked: true }, 'sent-away'],
    ['where the desk lets in', { confirmAtDesk: true }, 'queue'],
    ['where the desk lets in, whatever is typed', { confirmAtDesk: true, typed: 'wrong' }, 'queue'],
    ['where the desk lets in, by the code as well', { confirmAtDesk: true, typed: 'right' }, 'queue'],
  ] as const)('%s', (_, at, expected) => {
    expect(step(at)).toBe(expected)
  })

  const room = { confirmAtDesk: true, placesOfRoom: OPEN_PLACES_OF_ROOM_MAX }
  const outlet = { confirmAtDesk: true, placesOfOutlet: OPEN_PLACES_OF_OUTLET_MAX }
  test.each([
    ['the room’s open places taken', room],
    ['the outlet’s open places taken', outlet],
  ])('%s, the code is asked for, and it leads to the desk', (_, at) => {
    expect([step(at), step({ ...at, typed: 'wrong' }), step({ ...at, typed: 'right' })]).toEqual([
      'ask-code',
      'wrong-code',
      'queue',
    ])
    expect(step({ ...at, locked: true, typed: 'wrong' })).toBe('hold-out')
  })

  test('one place fewer is still to be had', () => {
    expect(step({ ...room, placesOfRoom: OPEN_PLACES_OF_ROOM_MAX - 1 })).toBe('queue')
    expect(step({ ...outlet, placesOfOutlet: OPEN_PLACES_OF_OUTLET_MAX - 1 })).toBe('queue')
  })

  test('all places of the room taken by its own party, the next hears nothing that tells the code is right', () => {
    const full = { locked: true, placesOfRoom: PLACES_OF_ROOM_MAX }
    expect(step({ ...full, typed: 'right' })).toBe(step({ ...full, typed: 'wrong' }))
    expect(step({ ...full, placesOfRoom: PLACES_OF_ROOM_MAX - 1, typed: 'right' })).toBe('queue')
  })

  test('an hour of wrong codes and a week of too many are counted; the desk’s board forgets within half an hour', () => {
    const minutes = [WRONG_CODES_WINDOW_MS, LONG_LOCK_MS, WAITING_MS, REFUSED_MS, HELD_OUT_MS].map(
      ms => ms / 60_000,
    )
    expect(minutes).toEqual([60, 10_080, 30, 10, 2])
  })

  test('what nobody typed right never enters, and never reaches the desk of a locked room', () => {
    for (const typed of [null, 'wrong'] as const)
      for (const locked of [false, true])
        for (const placesOfRoom of [0, OPEN_PLACES_OF_ROOM_MAX, PLACES_OF_ROOM_MAX])
          for (const heldOutMs of [null, 0, HELD_OUT_MS])
            expect(['enter', 'queue']).not.toContain(step({ typed, locked, placesOfRoom, heldOutMs }))
  })
})
