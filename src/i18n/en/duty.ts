/** Who is on duty and by what people are reached, in English. */
import type { duty as id } from '../id/duty.ts'
import { language } from './language.ts'

export const duty: typeof id = {
  locale: language.locale,
  close: 'Close',
  loading: 'Getting data …',
  retry: 'Try again',
  title: 'On duty',
  attended: 'The front desk answers.',
  unattended: 'The front desk does not answer. Guests are asked to call.',
  resting: 'Outside the hours of service: nobody is called.',
  onDuty: (first, second) => `On duty now: ${first}${second === null ? '' : `, then ${second}`}.`,
  nobody: 'Nobody is scheduled just now, so every manager is told.',
  lead: 'An order unseen for 2 minutes calls the first, for 5 minutes the second; after 10 its guest is asked to call.',

  channels: 'Channels',
  channelsLead:
    'A channel is believed once somebody types the code that came by it. That counts for a shift.',
  none: 'No phone is told yet when the front desk is silent.',
  gateway: "The hotel's gateway",
  here: 'this device',
  proved: time => `Proved ${time}`,
  unproved: 'Not proved in this shift',
  failing: time => `Not reached since ${time}`,
  send: 'Send a code',
  sendTo: who => `Send a code to ${who}`,
  code: 'The code that came',
  prove: 'It arrived',
  turnOn: 'Turn on at this device',
  turnOff: 'Turn off at this device',
  denied:
    'This browser forbids notifications for this address. Allow them in the browser’s site settings, then try again.',
  unsupported:
    'This browser cannot be told while its page is closed. On an iPhone, install this page to the home screen first; anywhere it takes https.',

  week: 'By the week',
  weekNone: 'No schedule yet. Add a line for each shift.',
  line: number => `Line ${number}`,
  days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  from: 'From',
  to: 'To',
  hour: hour => `${String(hour).padStart(2, '0')}:00`,
  first: 'First',
  second: 'Second',
  noSecond: 'Nobody',
  noDays: 'Choose at least one day.',
  add: 'Add a line',
  remove: 'Remove the line',
  save: 'Save the schedule',
  saved: 'The schedule is saved.',
  met: 'Somebody else changed this schedule while you were typing. Yours is still here.',
  takeTheirs: 'Take their schedule',
  keepMine: 'Keep mine',
}
