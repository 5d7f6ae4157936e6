/**
 * The bare limits of this machine, to hold the program's figures against: `post` answers an empty 200 to every request;
 * `commit` writes its body as one row and answers when it is durable, all that came in one turn of the event loop in
 * one SQLite commit. A process of its own, told what to be by its arguments; says its port.
 */
import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'

const [kind, folder] = process.argv.slice(2)
const serve = { post: answerEmpty, commit: answerDurable() }[kind]

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', chunk => {
    body += chunk
  })
  request.on('end', () => serve(body, response))
})
server.listen(0, '127.0.0.1', 511, () => console.log(server.address().port))

function answerEmpty(_body, response) {
  response.writeHead(200, { 'content-length': 0 }).end()
}

function answerDurable() {
  if (kind !== 'commit') return null
  const database = new DatabaseSync(join(folder, `limit-${process.pid}.db`))
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bodies (id INTEGER PRIMARY KEY, body TEXT)',
  )
  const insert = database.prepare('INSERT INTO bodies (body) VALUES (?)')
  let waiting = []
  function commit() {
    const batch = waiting
    waiting = []
    database.exec('BEGIN IMMEDIATE')
    for (const { body } of batch) insert.run(body)
    database.exec('COMMIT')
    for (const { response } of batch) answerEmpty(null, response)
  }
  return (body, response) => {
    if (waiting.length === 0) setImmediate(commit)
    waiting.push({ body, response })
  }
}
