/** The table of mutants, and how one is put into a program on its way through the bundler: no file of it is touched. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACTS_MUTANTS } from './acts.mjs'
import { AGAIN_MUTANTS } from './again.mjs'
import { AGENCY_MUTANTS } from './agency.mjs'
import { AT_THE_DOOR_MUTANTS } from './at-the-door.mjs'
import { AUDIT_MUTANTS } from './audit.mjs'
import { CLIENT_MUTANTS } from './client.mjs'
import { COVERAGE_MUTANTS } from './coverage.mjs'
import { DOOR_MUTANTS } from './door.mjs'
import { ENTRIES_MUTANTS } from './entries.mjs'
import { ESCALATION_MUTANTS } from './escalation.mjs'
import { FEED_MUTANTS } from './feed.mjs'
import { FILES_MUTANTS } from './files.mjs'
import { FOLDS_MUTANTS } from './folds.mjs'
import { GOODS_MUTANTS } from './goods.mjs'
import { HOURS_MUTANTS } from './hours.mjs'
import { LOG_MUTANTS } from './log.mjs'
import { LOSS_MUTANTS } from './loss.mjs'
import { PAPERS_MUTANTS } from './papers.mjs'
import { PAYMENTS_MUTANTS } from './payments.mjs'
import { PEOPLE_MUTANTS } from './people.mjs'
import { PHOTO_MUTANTS } from './photos.mjs'
import { QRIS_MUTANTS } from './qris.mjs'
import { READING_MUTANTS } from './reading.mjs'
import { REGISTER_MUTANTS } from './register.mjs'
import { RESTORED_MUTANTS } from './restored.mjs'
import { ROOMS_MUTANTS } from './rooms.mjs'
import { ROWS_MUTANTS } from './rows.mjs'
import { SCREEN_MUTANTS } from './screen.mjs'
import { SERVER_MUTANTS } from './server.mjs'
import { SHEETS_MUTANTS } from './sheets.mjs'
import { SHELF_MUTANTS } from './shelf.mjs'
import { STAYS_MUTANTS } from './stays.mjs'
import { WALKS_MUTANTS } from './walks.mjs'

const root = join(import.meta.dirname, '../..')

/** @type {readonly import('./apply.mjs').Mutant[]} */
export const MUTANTS = [
  ...SERVER_MUTANTS,
  ...DOOR_MUTANTS,
  ...CLIENT_MUTANTS,
  ...FEED_MUTANTS,
  ...HOURS_MUTANTS,
  ...ESCALATION_MUTANTS,
  ...LOG_MUTANTS,
  ...AUDIT_MUTANTS,
  ...SCREEN_MUTANTS,
  ...SHEETS_MUTANTS,
  ...SHELF_MUTANTS,
  ...GOODS_MUTANTS,
  ...ROOMS_MUTANTS,
  ...STAYS_MUTANTS,
  ...LOSS_MUTANTS,
  ...PAPERS_MUTANTS,
  ...AGAIN_MUTANTS,
  ...PAYMENTS_MUTANTS,
  ...AT_THE_DOOR_MUTANTS,
  ...RESTORED_MUTANTS,
  ...QRIS_MUTANTS,
  ...WALKS_MUTANTS,
  ...ENTRIES_MUTANTS,
  ...ACTS_MUTANTS,
  ...FILES_MUTANTS,
  ...COVERAGE_MUTANTS,
  ...FOLDS_MUTANTS,
  ...ROWS_MUTANTS,
  ...PEOPLE_MUTANTS,
  ...PHOTO_MUTANTS,
  ...AGENCY_MUTANTS,
  ...REGISTER_MUTANTS,
  ...READING_MUTANTS,
]

/** The text with the mutant in it; throws unless there is exactly one place for it. */
export function mutated({ name, find, replace }, text) {
  const places = text.split(find).length - 1
  if (places !== 1) throw new Error(`"${name}" fits in ${places} places`)
  return text.replace(find, () => replace)
}

/** The mutant's file with the mutant in it. */
export function mutatedFile(mutant) {
  return mutated(mutant, readFileSync(join(root, mutant.file), 'utf8'))
}

/** A plugin of the bundler and of the test runner alike. */
export function mutation(mutant) {
  const path = join(root, mutant.file)
  return {
    name: 'etalase:mutant',
    enforce: 'pre',
    transform: (code, id) => (id.split('?')[0] === path ? mutated(mutant, code) : null),
  }
}

/** What `MUTANT` in the environment names: no plugin when it names nothing. */
export function mutationOf(name) {
  if (name === undefined) return []
  const mutant = MUTANTS.find(one => one.name === name)
  if (mutant === undefined) throw new Error(`no mutant is called "${name}"`)
  return [mutation(mutant)]
}
