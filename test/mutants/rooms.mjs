/** Ways to lose a room under another name, to check somebody in to a closed one, and to lose or double a day. */
const CODES = 'src/server/usecases/city/codes.ts'
const ADD = 'src/server/usecases/city/add-rooms.ts'
const CHANGE = 'src/server/usecases/city/change-room.ts'
const DAY = 'src/domain/business-day.ts'
const ROOMS_TEST = 'test/usecases/city/rooms.test.ts'
const OUTLET_TEST = 'test/usecases/city/outlet.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const ROOMS_MUTANTS = [
  {
    name: 'a renamed room has other codes than those on its wall',
    file: CODES,
    find: "{ name, codeName = name }: Pick<Room, 'name' | 'codeName'>): CodeName {\n  return codeName",
    replace:
      "{ name, codeName = name }: Pick<Room, 'name' | 'codeName'>): CodeName {\n  return name || codeName",
    by: ROOMS_TEST,
  },
  {
    name: 'a room that takes the name of another takes its codes',
    file: ADD,
    find: 'const codeName = freeName(name, taken)',
    replace: 'const codeName = taken.size < 0 ? freeName(name, taken) : name',
    by: ROOMS_TEST,
  },
  {
    name: 'open orders stay with the name of before',
    file: CHANGE,
    find: 'orders.filter(({ room }) => room === from)',
    replace: 'orders.filter(({ room }) => room === to)',
    by: ROOMS_TEST,
  },
  {
    name: 'a closed room takes somebody in',
    file: 'src/server/usecases/stays/check-in.ts',
    find: "  if (closure !== null) return refuse('room-closed', { room, ...closure })\n",
    replace: '',
    by: ROOMS_TEST,
  },
  {
    name: 'a closed room is one of the day’s rooms',
    file: 'src/server/usecases/documents/close-day.ts',
    find: '.length - shut,',
    replace: '.length - 0 * shut,',
    by: ROOMS_TEST,
  },
  {
    name: 'a change that is to come is forgotten although the day is longer by it',
    file: DAY,
    find: '  while (dayAt({ ...outlet, closings: closings.slice(0, held) }, nowMs) !== today) held++\n',
    replace: '',
    by: 'test/domain/business-day.test.ts',
  },
  {
    name: 'a day is stated before it is over, by an hour that was read before',
    file: 'src/server/usecases/documents/close-day.ts',
    find: '    if (toMs > nowMs) return false\n',
    replace: '',
    by: OUTLET_TEST,
  },
  {
    name: 'settings are written over unseen',
    file: 'src/domain/outlet-settings.ts',
    find: '    if (!isSame(here, seen)) met.push(name)\n',
    replace: '',
    by: OUTLET_TEST,
  },
  {
    name: 'a setting that was left alone is put back as it was seen',
    file: 'src/domain/outlet-settings.ts',
    find: 'if (isSame(seen, wanted) || isSame(here, wanted)) return here',
    replace: 'if (isSame(here, wanted)) return here',
    by: 'test/domain/outlet-settings.test.ts',
  },
  {
    name: 'some of several rooms are closed although one cannot be',
    file: 'src/server/usecases/city/close-rooms.ts',
    find: "    if (occupied.has(room)) return refuse('room-occupied', { room })\n",
    replace: '',
    by: ROOMS_TEST,
  },
]
