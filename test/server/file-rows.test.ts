/** What stands in a file is written by its row and by nothing else, whatever a handler hands over. */
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { TODAY } from '../../src/contract/downwards.ts'
import { FILES } from '../../src/contract/files.ts'
import { ok } from '../../src/domain/result.ts'
import { serveFiles } from '../../src/server/http/files.ts'

/** A table with a word that clients of contract 1 do not know. */
const row = z.object({ number: z.int(), payment: z.enum(TODAY.payment), note: z.nullable(z.string()) })
const asTable = { ...FILES.evaluationTable, row, query: undefined }
const asLines = { ...FILES.reconciliationLines, row, query: undefined }
const rows = [
  { note: null, payment: 'qris', number: 1, secret: 'x' },
  { note: '=1', payment: 'room', number: 2, secret: 'y' },
] as const

async function told(query: string, handed: unknown = rows): Promise<string[]> {
  const app = Fastify()
  const files = { evaluationTable: asTable, reconciliationLines: asLines } as unknown as typeof FILES
  const handler = async () => ok({ name: 'x', rows: handed })
  const handlers = { evaluationTable: handler, reconciliationLines: handler }
  serveFiles(app, files, handlers as never, {
    identify: { agency: async () => ok(null) } as never,
    secure: false,
  })
  const get = async (path: string) => (await app.inject(`${path}${query}`)).body
  return [await get(asTable.path), await get(asLines.path)]
}

const table = (payment: string) => `\ufeffnumber,payment,note\r\n1,${payment},\r\n2,room,'=1\r\n`
const lines = (payment: string) =>
  `{"number":1,"payment":"${payment}","note":null}\n{"number":2,"payment":"room","note":"=1"}\n`

test('its fields, in their order, and nothing that it does not name', async () => {
  expect(await told('?contract=2')).toEqual([table('qris'), lines('qris')])
})

test('the same of what comes some at a time', async () => {
  const some = {
    async *[Symbol.asyncIterator]() {
      for (const one of rows) yield [one]
    },
  }
  expect(await told('?contract=2', some)).toEqual([table('qris'), lines('qris')])
})

test.each(['', '?contract=1'])(
  'a reader of the first contract is told words that it knows: %j',
  async query => {
    expect(await told(query)).toEqual([table('cash'), lines('cash')])
  },
)
