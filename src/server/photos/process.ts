/** Develops photographs for the program that started it, one at a time, at the lowest priority. Ends when that does. */
import { readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { develop } from './develop.ts'

const LOWEST_PRIORITY = 19

setPriority(LOWEST_PRIORITY)
process.on('disconnect', () => process.exit(0))
process.on('message', (path: string) => {
  void readFile(path)
    .then(develop)
    .then(done => process.send?.(done))
})
