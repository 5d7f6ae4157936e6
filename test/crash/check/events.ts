/** Events are numbered without a gap, every new order has one, and a reader heard them all, once, in order. */
import type { Heard } from '../history/operation.ts'
import { type Anomaly, type Check, gapsIn } from './anomaly.ts'

export const checkEvents: Check = ({ history, before, after }) => {
  const rows = after.events.map(({ outlet, seq }) => ({ outlet, number: seq }))
  const old = new Set(before.orders.map(({ id }) => id))
  const told = new Set(after.events.filter(({ kind }) => kind === 'order').map(({ subject }) => subject))
  return [
    ...gapsIn('events', after, 'event', rows),
    ...after.orders
      .filter(({ id }) => !old.has(id) && !told.has(id))
      .map(({ id }): Anomaly => ({ kind: 'skipped', what: `${id} has no event` })),
    ...history.heard.flatMap(checkReader),
  ]
}

function checkReader({ client, outlet, after: began, numbers, due }: Heard): Anomaly[] {
  const wrong = numbers.findIndex((number, index) => number !== began + index + 1)
  if (wrong !== -1)
    return [
      {
        kind: 'skipped',
        what: `${client} at ${outlet} heard ${numbers[wrong]} where ${began + wrong + 1} was due`,
      },
    ]
  if (began + numbers.length >= due) return []
  return [{ kind: 'skipped', what: `${client} at ${outlet} heard up to ${began + numbers.length} of ${due}` }]
}
