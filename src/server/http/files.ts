/**
 * Every file of the contract, handed out: who asks and what they say is checked as for any route, and what stands in the file is
 * written here by its row. Knows no words of the hotel.
 */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import { downwards } from '../../contract/downwards.ts'
import type { BareFile, Cell, CsvForm, FileAddress, FileName, Files, Reader } from '../../contract/files.ts'
import { PROBLEMS, type ProblemCode } from '../../contract/problem.ts'
import { type Asked, type AskOptions, ask } from './ask.ts'
import { compress, compressStream, type Encoding, encodingFor } from './compress.ts'
import { CSV_BEGIN, csvLine } from './csv.ts'
import type { Answer, Exchange, InputOf } from './handler.ts'
import { problemOf, sendProblem } from './problem.ts'

/** At once, or some at a time where there is no end to them. */
type Rows<Row> = readonly Row[] | AsyncIterable<readonly Row[]>

type RowOf<File> = File extends { readonly isSigned: true }
  ? string
  : File extends { readonly row: infer Schema extends z.ZodMiniType }
    ? z.output<Schema>
    : never

interface Content {
  readonly content: string | Buffer
  /** Where the address leaves it open. */
  readonly type?: string
  /** Worth to be compressed, though it is no text. */
  readonly packs?: boolean
}

interface Table<Row> {
  /** Of the file as it is kept by whoever takes it, without an ending. */
  readonly name: string
  readonly rows: Rows<Row>
}

type Handed<File> = File extends BareFile ? Content : Table<RowOf<File>>

type FileHandler<File, Caller> = (
  input: InputOf<File>,
  caller: Caller,
  exchange: Exchange,
) => Promise<Answer<Handed<File>>>

/** One handler for each file, given the caller that its readers are. */
export type FileHandlers<Callers extends Record<Reader, unknown>> = {
  readonly [Name in FileName]: FileHandler<Files[Name], Callers[Files[Name]['who']]>
}

type WithRows = Exclude<FileAddress, BareFile>
const ENDINGS = { 'text/csv': 'csv', 'application/x-ndjson': 'ndjson' } as const

export function serveFiles<Callers extends Record<Reader, unknown>, Name extends FileName>(
  app: FastifyInstance,
  files: Pick<Files, Name>,
  handlers: Pick<FileHandlers<Callers>, Name>,
  options: AskOptions<Callers>,
): void {
  for (const name of Object.keys(files) as Name[])
    serveFile(app, files[name], handlers[name] as unknown as FileHandler<FileAddress, unknown>, options)
}

function serveFile<Callers extends Record<Reader, unknown>>(
  app: FastifyInstance,
  file: FileAddress,
  handle: FileHandler<FileAddress, unknown>,
  options: AskOptions<Callers>,
): void {
  const [last = ''] = /\w+(?=\}$)/.exec(file.path) ?? []
  const path = file.isDeep === true ? file.path.replace(`{${last}}`, '*') : file.path
  app.get(path.replace(/\{(\w+)\}/g, ':$1'), async (request, reply) => {
    const { '*': rest, ...params } = request.params as Readonly<Record<string, string>>
    if (rest !== undefined) request.params = { ...params, [last]: rest }
    const asked = await ask(file, options, { request, reply })
    if (!asked.ok) return sendProblem(reply, asked.isNowhere ? { code: nowhere(file) } : asked.problem)
    const answer = await handle(asked.input as never, asked.caller, asked.exchange)
    if (!answer.ok) return sendProblem(reply, problemOf(answer))
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    reply.type(file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type)
    return 'row' in file
      ? sendTable(file, answer.value as Table<unknown>, writingOf(file, asked), { request, reply })
      : sendContent(file, answer.value as Content, { request, reply })
  })
}

/** What is said of a path that can name nothing: the same as of one that names what is not there. */
function nowhere({ problems }: FileAddress): ProblemCode {
  return problems.find(code => PROBLEMS[code].status === 404) ?? 'invalid'
}

interface Wire {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function sendContent(
  { who }: BareFile,
  { content, type, packs = false }: Content,
  { request, reply }: Wire,
) {
  // The log is there to be checked, by pages of anybody.
  if (who === 'anyone')
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
  if (type !== undefined) reply.type(type)
  const encoding = packs ? packing(request, reply) : null
  return reply.send(encoding === null ? content : await compress(Buffer.from(content), encoding))
}

function sendTable(
  file: WithRows,
  { name, rows }: Table<unknown>,
  { begin, line }: Writing,
  { request, reply }: Wire,
): FastifyReply {
  reply.header('content-disposition', `attachment; filename="${name}.${ENDINGS[file.type]}"`)
  const text = (some: readonly unknown[]) => some.map(line).join('')
  if (Symbol.asyncIterator in rows) {
    const source = Readable.from(textOf(begin, rows, text))
    const encoding = packing(request, reply)
    return reply.send(encoding === null ? source : compressStream(source, encoding))
  }
  return reply.send(begin + text(rows))
}

async function* textOf<Row>(
  begin: string,
  rows: AsyncIterable<readonly Row[]>,
  text: (some: readonly Row[]) => string,
): AsyncGenerator<string> {
  yield begin
  for await (const some of rows) yield text(some)
}

/** What cannot be compressed once it is answered says here how it comes. */
function packing(request: FastifyRequest, reply: FastifyReply): Encoding {
  const encoding = encodingFor(request)
  reply.header('vary', 'accept-encoding, authorization')
  if (encoding !== null) reply.header('content-encoding', encoding)
  return encoding
}

interface Writing {
  readonly begin: string
  readonly line: (row: unknown) => string
}

type AskedFor = Extract<Asked, { ok: true }>

/** Of a row goes out what its schema names, in that order, in words that its reader knows. */
function writingOf(file: WithRows, { input, exchange: { contract } }: AskedFor): Writing {
  if ('isSigned' in file) return { begin: '', line: (text: unknown) => `${text}\n` }
  const { row: schema, type } = file
  const columns = Object.keys(schema.shape)
  const told = (row: unknown) => downwards(contract, schema, row as Readonly<Record<string, Cell>>)
  if (type === 'application/x-ndjson')
    return { begin: '', line: (row: unknown) => `${JSON.stringify(told(row), columns)}\n` }
  const { query } = input as { readonly query?: { readonly form?: CsvForm } }
  const lineOf = (cells: Readonly<Record<string, Cell>>) =>
    csvLine(
      columns.map(column => cells[column]),
      query?.form,
    )
  return { begin: `${CSV_BEGIN}${csvLine(columns, query?.form)}`, line: (row: unknown) => lineOf(told(row)) }
}
