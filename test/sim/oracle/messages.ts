/** What webhooks would have been told by now, as the program says it: an id is one message's for ever, whatever was lost. */
import type { Fields, Sql } from '../../../src/server/storage/storage.ts'
import { webhooks } from '../../../src/server/usecases/webhooks/tell.ts'
import { keys, outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

const teller = webhooks({
  clock: { now: () => 0 },
  keys,
  courier: { bring: () => Promise.reject(new Error('nobody is told')) },
})

export async function checkMessages(look: Look, { messages, violate }: Record): Promise<void> {
  const sql = sqlOver(look)
  const told = (await teller.reach(sql, [outlet.slug])).get(outlet.slug) ?? 0
  for (const { number, generation, body } of await teller.messagesAfter(sql, outlet.slug, 0, told)) {
    const id = teller.idOf(outlet.slug, number, generation)
    const before = messages.get(id)
    if (before !== undefined && before !== body)
      violate('a-name-is-one-papers', `${id} was ${before}, and is ${body}`)
    messages.set(id, body)
  }
}

/** The oracle's sight, for statements of the program's. */
function sqlOver(look: Look): Sql {
  const valuesOf = (values: Parameters<Sql['all']>[1] = []) => values as (string | number)[]
  return {
    all: async (text, values) => look.all<Fields>(text, ...valuesOf(values)),
    get: async (text, values) => look.get<Fields>(text, ...valuesOf(values)),
  }
}
