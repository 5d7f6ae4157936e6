import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROOM_NAME } from '../../src/domain/ids.ts'
import { fatesOf, type RoomWish } from '../../src/domain/room-batch.ts'
import { ROOMS_AT_ONCE_MAX, readRooms, runsOf } from '../../src/domain/room-ranges.ts'
import { bare } from '../../src/domain/typed.ts'

const read = (typed: string) => {
  const { rooms, faults } = readRooms(typed)
  const floors = [...new Set(rooms.map(({ floor }) => floor))].sort((a, b) => a - b)
  const told = floors.map(floor => {
    const names = rooms.filter(room => room.floor === floor).map(({ name }) => name)
    return `${floor}: ${runsOf(names)
      .map(({ first, last }) => (first === last ? first : `${first}–${last}`))
      .join(', ')}`
  })
  return [...told, ...faults.map(({ fault, text }) => `${fault}: ${text}`)]
}

describe('rooms as they hang on the key rack', () => {
  test.each([
    ['801–824, lantai 8; 826; 828', ['8: 801–824, 826, 828']],
    ['101-103', ['1: 101–103']],
    ['1201 sampai 1203', ['12: 1201–1203']],
    ['101 s/d 103, lt. 1', ['1: 101–103']],
    ['lantai 2: 201–203, 205', ['2: 201–203, 205']],
    ['floor 3, 301-302; floor 4, 401-402', ['3: 301–302', '4: 401–402']],
    ['001–012, lantai 1', ['1: 001–012']],
    ['98–102, lantai 1', ['1: 98–102']],
    ['B1–B3, lantai -1', ['-1: B1–B3']],
    ['B-12–B-14, lantai 2', ['2: B-12–B-14']],
    ['B-12, lantai 2', ['2: B-12']],
    ['Konter 1–Konter 3, lantai 1', ['1: Konter 1–Konter 3']],
    ['801–806, lantai 8, tanpa 804', ['8: 801–803, 805–806']],
    ['８０１〜８０３, lantai 8', ['8: 801–803']],
    ['801\t8\n802\t8\n901\t9', ['8: 801–802', '9: 901']],
    ['801, 802, 801', ['8: 801–802']],
    [' ; ,, \n', []],
    ['', []],
  ])('%j are %j', (typed, said) => expect(read(typed)).toEqual(said))

  test.each([
    ['824–801, lantai 8', ['backwards: 824-801']],
    ['B-12', ['no-floor: B-12']],
    ['12', ['no-floor: 12']],
    ['801–824 dan lantai atas', ['unreadable: 801-824 dan lantai atas']],
    ['801/2, lantai 8', ['unreadable: 801/2']],
    ['801, lantai 999', ['no-such-floor: 801, lantai 999']],
    ['801, lantai 8; 801, lantai 9', ['8: 801', 'twice: 801']],
    ['B-1, lantai 8; b 1, lantai 8', ['8: B-1', 'twice: b 1']],
    ['1–9999, lantai 1', ['too-many: 1-9999']],
  ])('%j is not guessed at: %j', (typed, said) => expect(read(typed)).toEqual(said))

  test('two thousand are read, and one more is not', () => {
    const all = (count: number) => readRooms(`1000–${999 + count}, lantai 1`)
    expect(all(ROOMS_AT_ONCE_MAX)).toMatchObject({ rooms: { length: ROOMS_AT_ONCE_MAX }, faults: [] })
    expect(all(ROOMS_AT_ONCE_MAX + 1).faults).toMatchObject([{ fault: 'too-many' }])
    const inTwo = readRooms('1000–2999, lantai 1; 3000, lantai 2')
    expect(inTwo.faults).toMatchObject([{ fault: 'too-many' }])
  })

  const number = fc.integer({ min: 1, max: 9_000 })
  const run = fc.tuple(number, fc.integer({ min: 0, max: 60 }), fc.integer({ min: -9, max: 200 }))

  test('whatever was written is read as it was meant, each room once', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), runs => {
        const typed = runs.map(([first, more, floor]) => `${first}–${first + more}, lantai ${floor}`)
        const { rooms, faults } = readRooms(typed.join('; '))
        const [first, more, floor] = runs[0] ?? [0, 0, 0]
        const meant = Array.from({ length: more + 1 }, (_, i) => ({ name: String(first + i), floor }))
        expect(rooms).toEqual(expect.arrayContaining(meant))
        expect(new Set(rooms.map(({ name }) => bare(name))).size).toBe(rooms.length)
        expect(faults.every(({ fault }) => fault === 'twice')).toBe(true)
      }),
    )
  })

  test('whatever is typed, what is read has room on a door and a floor in the house', () => {
    const part = fc.constantFrom('801', '–', '-', ', ', ';', 'lantai ', '8', 'B', '\t', '\n', ' tanpa ', '/')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map(parts => parts.join('')),
        ),
        typed => {
          for (const { name, floor } of readRooms(typed).rooms) {
            expect(name).toMatch(ROOM_NAME)
            expect(floor >= -9 && floor <= 200).toBe(true)
          }
        },
      ),
    )
  })

  test('runs that are read out are the rooms again', () => {
    fc.assert(
      fc.property(fc.array(number), numbers => {
        const runs = runsOf(numbers.map(String))
        const again = runs.flatMap(({ first, count }) =>
          Array.from({ length: count }, (_, i) => Number(first) + i),
        )
        expect(again).toEqual(numbers)
      }),
    )
  })
})

describe('many rooms at once', () => {
  const there = [{ name: 'B-12', kind: 'room', floor: 1 }] as const
  const wish = (room: string, floor = 1): RoomWish => ({ room, kind: 'room', floor })

  test.each([
    ['new', [wish('B-13')], ['new']],
    ['there just so', [wish('B-12')], ['there']],
    ['there on another floor', [wish('B-12', 2)], ['other']],
    ['there by another spelling', [wish('b 12')], ['other']],
    ['there as another kind', [{ ...wish('B-12'), kind: 'table' as const }], ['other']],
    ['wished for twice', [wish('B-13'), wish('b13')], ['new', 'twice']],
  ] as const)('one that is %s', (_, wishes, fates) => expect(fatesOf(wishes, there)).toEqual(fates))

  test('what was added is there when it is asked for again', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-c]\d$/)), names => {
        const wishes = [...new Set(names)].map(name => wish(name))
        const added = wishes.map(({ room, kind, floor }) => ({ name: room, kind, floor }))
        expect(fatesOf(wishes, added)).toEqual(wishes.map(() => 'there'))
      }),
    )
  })
})
