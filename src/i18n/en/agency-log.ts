/** What is told of the agency's log, from which the register comes, in English. */
import type { agencyLog as id } from '../id/agency-log.ts'

const ago = (days: number) => (days === 1 ? 'a day' : `${days} days`)

export const agencyLog: typeof id = {
  title: {
    'rolled-back': 'The agency’s register has gone back to an older state.',
    forked: 'The agency’s register differs from what it had signed.',
    'wrong-key': 'The agency’s register is signed by an unknown key.',
    'wrong-entries': 'What the agency’s register hands out is not what it has signed.',
    waits: 'The register cannot be changed yet: an older backup was put back.',
    silent: 'The agency’s register has not been heard of for long.',
    'passed-over': 'The agency’s register says things that this program does not understand yet.',
    ended: 'The agency has ended this place: there are no new orders.',
  },
  noticed: (days: number) => (days === 0 ? 'Noticed today.' : `Noticed ${ago(days)} ago.`),
  heard: (days: number) => `Last heard of ${ago(days)} ago.`,
  kept: 'The shelf goes on selling by what is here; new changes of the agency’s are not taken.',
  manager: {
    'rolled-back': 'Tell the agency: they have to put back a newer backup.',
    forked: 'Tell the agency. Both signatures are kept here as evidence.',
    'wrong-key': 'Tell the agency, and ask whether their key was just changed.',
    'wrong-entries': 'Tell the agency if this still stands here tomorrow.',
    waits: '',
    silent: 'Check the hotel’s internet connection. If that is well, tell the agency.',
    'passed-over': 'Ask whoever keeps the hotel’s computer to install the newest program.',
    ended:
      'Orders that are open may be finished; kwitansi and records stay. If this is a mistake, tell the agency.',
  },
  agency: {
    'rolled-back': 'Where the register is kept, put back a newer backup.',
    forked: 'Both signatures are kept here as evidence. Find out who else holds the key.',
    'wrong-key': 'If the key was just changed: run npm start -- rotate agency once more at the hub.',
    'wrong-entries': 'Where the register is kept, check it by npm start -- audit.',
    waits: 'Whoever keeps the server runs npm start -- newest agency, or puts back a newer backup.',
    silent: 'Check that the hub runs and can be reached from here.',
    'passed-over': 'Install the newest program here.',
    ended: '',
  },
}
