/** What people do in a day that moves money, as data: chance draws it, and what broke a promise is cut down to the least that does. */
import fc from 'fast-check'
import { OPEN_REASONS, type PaymentCommand, WAIVE_REASONS } from '../../../../src/domain/paying.ts'

export const ROOMS = ['511', '512', '513'] as const
export const PEOPLE = ['Dewi', 'Budi', 'Bu Rina'] as const
export type Person = (typeof PEOPLE)[number]

const room = fc.constantFrom(...ROOMS)
const who = fc.constantFrom(...PEOPLE)
/** Picks among what there is when it happens. */
const nth = fc.nat({ max: 7 })
const few = fc.integer({ min: 0, max: 3 })
const money = fc.constantFrom(0, 50_000, 500_000)

const command: fc.Arbitrary<PaymentCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<PaymentCommand>({ step: 'pay', means: 'cash' }) },
  { weight: 1, arbitrary: fc.constantFrom<PaymentCommand>({ step: 'pay', means: 'qris' }) },
  { weight: 2, arbitrary: fc.constantFrom<PaymentCommand>({ step: 'post' }, { step: 'claim' }) },
  { weight: 3, arbitrary: fc.constantFrom<PaymentCommand>({ step: 'reopen' }, { step: 'return' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...WAIVE_REASONS).map(reason => ({ step: 'waive', reason }) as const),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...OPEN_REASONS).map(reason => ({ step: 'explain', reason }) as const),
  },
)
export type Answering =
  | { readonly step: 'post' }
  | { readonly step: 'pay'; readonly means: 'cash' | 'qris' }
  | { readonly step: 'waive'; readonly reason: 'courtesy' }
  | { readonly step: 'claim' }
const answers = fc.array(
  fc.constantFrom<Answering>(
    { step: 'post' },
    { step: 'pay', means: 'cash' },
    { step: 'pay', means: 'qris' },
    { step: 'waive', reason: 'courtesy' },
    { step: 'claim' },
  ),
  { minLength: 1, maxLength: 4 },
)

const way = fc.constantFrom('room', 'cash', 'qris')
const rooms = fc.uniqueArray(room, { minLength: 1, maxLength: 3 })
const pieces = fc.record({ amplang: few, madu: few, gabin: few })
const of = <Word extends string>(word: Word) => ({ do: fc.constant(word) })
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })

export const deed = fc.oneof(
  weighted(4, fc.record({ ...of('check-in'), who, room })),
  weighted(
    7,
    fc.record({ ...of('order'), nth, pieces, way: fc.constantFrom('room', 'room', 'cash', 'qris') }),
  ),
  /** `part`: of each line so many less. */
  weighted(7, fc.record({ ...of('deliver'), who, nth, part: fc.constantFrom(0, 0, 0, 1, 2) })),
  weighted(1, fc.record({ ...of('decline'), who, nth })),
  weighted(3, fc.record({ ...of('take'), who, nth })),
  /** Of its own order, open or brought. */
  weighted(4, fc.record({ ...of('claim'), nth, again: fc.boolean() })),
  weighted(2, fc.record({ ...of('confirm'), who, nth })),
  weighted(2, fc.record({ ...of('group in'), who, rooms })),
  weighted(
    2,
    fc.record({
      ...of('group out'),
      who,
      rooms,
      keeps: fc.constantFrom(true, true, false),
      asks: fc.boolean(),
      answers,
      silent: fc.constantFrom(-1, -1, 0),
    }),
  ),
  weighted(7, fc.record({ ...of('say'), who, nth, command })),
  /** A device asks again, for it heard no answer; or its id is somebody else's. */
  weighted(2, fc.record({ ...of('say again'), who, nth, isOfAnother: fc.boolean() })),
  weighted(3, fc.record({ ...of('void'), who, nth })),
  weighted(2, fc.record({ ...of('repay'), who, nth, way, again: fc.boolean() })),
  /** `fewer`: of each line so many less. */
  weighted(
    4,
    fc.record({ ...of('reissue'), who, nth, way, fewer: fc.constantFrom(0, 0, 1), again: fc.boolean() }),
  ),
  weighted(2, fc.record({ ...of('move'), who, room, to: room })),
  weighted(
    3,
    fc.record({
      ...of('check-out'),
      who,
      room,
      keeps: fc.boolean(),
      how: fc.constantFrom('asked', 'asked', 'left', 'forced'),
      answers,
      silent: fc.constantFrom(-1, 0, 1),
    }),
  ),
  weighted(2, fc.record({ ...of('open drawer'), who, counted: money })),
  /** `off`: what they count is so much more than what is there. */
  /** `whose`: a manager counts for who does not come back. */
  weighted(2, fc.record({ ...of('count drawer'), who, whose: who, off: fc.constantFrom(0, -5_000, 20_000) })),
  weighted(2, fc.record({ ...of('explain drawer'), who, nth: fc.nat({ max: 2 }) })),
  weighted(1, fc.record({ ...of('back up') })),
  weighted(1, fc.record({ ...of('put back') })),
)
export type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never
export type DeedOf<Word extends Deed['do']> = Extract<Deed, { readonly do: Word }>

const timed = fc.record({ deed, passes: fc.integer({ min: 1, max: 3_000_000 }) })

/** `audit`: what is said of each that is open at the night's audit, in turn; `null`: nobody holds one. `closes`: or the box sleeps. */
export const day = fc.record({
  deeds: fc.array(timed, { maxLength: 36, size: 'max' }),
  audit: fc.option(
    fc.array(fc.constantFrom('post', 'cash', 'qris', 'waive', 'explain'), { minLength: 1, maxLength: 4 }),
    { freq: 2 },
  ),
  closes: fc.constantFrom(true, true, false),
})
export type Day = typeof day extends fc.Arbitrary<infer One> ? One : never
