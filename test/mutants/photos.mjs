/** Ways in which a photograph is shown that should not be, or one takes others along. */
const PHOTO = 'src/domain/photo.ts'
const ALBUM = 'src/server/photos/album.ts'
const FETCH = 'src/server/photos/fetch.ts'
const DEVELOP = 'src/server/photos/develop.ts'
const DARKROOM = 'src/server/photos/darkroom.ts'
const SWEEP = 'src/server/photos/sweep.ts'
const swept = 'test/server/photo-sweep.test.ts'
const wire = 'test/server/photos.test.ts'
const fetched = 'test/server/photo-fetch.test.ts'
const room = 'test/server/darkroom.test.ts'

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const PHOTO_MUTANTS = [
  {
    name: 'a picture of any size is unpacked',
    file: PHOTO,
    find: "  if (width * height > PHOTO_PIXELS_MAX) return 'photo-large'\n",
    replace: '',
    by: 'test/domain/photo.test.ts',
  },
  {
    name: 'a photograph keeps how it was held as a word about it',
    file: DEVELOP,
    find: '    .autoOrient()\n',
    replace: '',
    by: wire,
  },
  {
    name: 'a truncated photograph is shown as far as it goes',
    file: DEVELOP,
    find: "failOn: 'error'",
    replace: "failOn: 'none'",
    by: wire,
  },
  {
    name: 'whatever a file is called it is',
    file: DEVELOP,
    find: '  if (kind !== null) return kind\n',
    replace: '',
    by: wire,
  },
  {
    name: 'a description is believed by its id',
    file: ALBUM,
    find: "  if (createHash('sha256').update(bytes).digest('hex') !== id) return null\n",
    replace: '',
    by: fetched,
  },
  {
    name: 'a file from elsewhere is believed by its name',
    file: FETCH,
    find: "createHash('sha256').update(body).digest('hex') === hash",
    replace: 'body.length > 0',
    by: fetched,
  },
  {
    name: 'a photograph is known here before it is whole',
    file: FETCH,
    find: '  for (const file of manifest.files)',
    replace: '  await blobs.put(described.body)\n  for (const file of manifest.files)',
    by: fetched,
  },
  {
    name: 'a process that died is asked again',
    file: DARKROOM,
    find: "        if (answer === 'photo-broken') end()\n",
    replace: '',
    by: room,
  },
  {
    name: 'as many wait as come',
    file: DARKROOM,
    find: "      if (waiting >= WAITING_MAX) return refuse('busy')\n",
    replace: '',
    by: room,
  },
  {
    name: 'what is named is swept away',
    file: SWEEP,
    find: 'isOld(one) && !(await isNamed(one.hash)) && (await',
    replace: 'isOld(one) && (await',
    by: swept,
  },
  {
    name: 'what was sent just now is swept away',
    file: SWEEP,
    find: 'isOld(one) && !(await isNamed(one.hash)) && (await blobs.remove(one.hash, nowMs - UNSAVED_MS))',
    replace: '!(await isNamed(one.hash)) && (await blobs.remove(one.hash, nowMs))',
    by: swept,
  },
  {
    name: 'files go though a photograph stands on them',
    file: SWEEP,
    find: 'for (const hash of [one.hash, ...files]) staying.add(hash)',
    replace: 'staying.add(one.hash)',
    by: swept,
  },
  {
    name: 'what is held meanwhile is swept away',
    file: 'src/server/photos/blobs.ts',
    find: 'if (known === null || known.mtimeMs > unlessUsedAfterMs) return false',
    replace: 'if (known === null) return false',
    by: swept,
  },
]
