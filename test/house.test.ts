/**
 * Who may import whom, read from every import line under `src/`. The table below is the whole law: a folder's row says
 * what it may import; the first row that fits a file governs it. A folder that is not there breaks no rule.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface Rule {
  /** Files whose path under `src/` begins so. */
  readonly files: string
  /** Paths under `src/` they may import, by their beginning. */
  readonly may: readonly string[]
  /** Paths and packages they may import types of, and nothing that runs. */
  readonly mayTypes?: readonly string[]
  /** Paths of which they may import what looks up, and nothing that writes. */
  readonly mayRead?: readonly string[]
  /** Packages; `node:` stands for all that Node has. */
  readonly packages?: readonly string[]
  readonly says: string
}

const LANGUAGE = ['domain/', 'log/', 'contract/', 'i18n/']
const VIEW = ['preact', 'preact/hooks', 'preact/compat']
const AUDIENCES = [
  'guest',
  'tablet',
  'desk',
  'manage',
  'evaluate',
  'seller',
  'kwitansi',
  'pass',
  'verify',
  'home',
]
const CLIENT_BASE = [
  'client/check/',
  'client/papers/',
  'client/people/',
  'client/product/',
  'client/restored/',
  'client/ui/',
  'client/outbox/',
  'client/replica/',
  'client/platform/',
  ...LANGUAGE,
]
/** Which language this device's person reads: asked by every screen for staff and by the papers. */
const CHOSEN_LANGUAGE = 'client/app/language.ts'
/** What an engine keeps, and what all engines share in keeping it. */
const PROMISE = ['storage', 'reach', 'listeners', 'group-commit', 'transaction'].map(
  name => `server/storage/${name}.ts`,
)
/** What the tables are, said once, and how rows of them are read. */
const TABLES = ['tables.ts', 'tables/', 'columns.ts', 'bodies.ts', 'record.ts', 'unreadable.ts'].map(
  name => `server/storage/${name}`,
)
const STORAGE = ['server/storage/storage.ts', 'server/storage/statements/', ...TABLES]

const RULES: readonly Rule[] = [
  { files: 'domain/', may: ['domain/'], says: 'the language imports nothing' },
  { files: 'log/', may: ['log/', 'domain/'], says: 'the log knows the language only' },
  {
    files: 'contract/',
    may: ['contract/', 'domain/', 'log/'],
    packages: ['zod/mini'],
    says: 'the contract is made of the language, the log and zod',
  },
  { files: 'i18n/', may: LANGUAGE, says: 'texts know the words they translate' },

  { files: 'sw.ts', may: ['sw.ts'], says: 'the service worker knows its asset list and nothing of the app' },
  {
    files: 'main.tsx',
    may: ['client/', ...LANGUAGE],
    packages: [...VIEW, 'workbox-window'],
    says: 'the browser entry starts the client',
  },
  {
    files: 'client/ui/',
    may: ['client/ui/', 'domain/', 'i18n/'],
    packages: [...VIEW, 'qrcode', 'jsqr'],
    says: 'parts are dumb: no data, no network',
  },
  {
    files: 'client/check/',
    may: ['client/check/', ...LANGUAGE],
    packages: ['preact', '@noble/ed25519', '@noble/hashes/sha2.js'],
    says: 'the check knows papers and the log, and asks nobody',
  },
  {
    files: 'client/people/',
    may: ['client/people/', 'client/ui/', 'client/platform/', ...LANGUAGE],
    packages: VIEW,
    says: 'people are alike at the agency and at an outlet, and know neither',
  },
  {
    files: 'client/product/',
    may: ['client/product/', 'client/ui/', 'client/platform/', CHOSEN_LANGUAGE, ...LANGUAGE],
    packages: VIEW,
    says: 'a product is written alike by officers and by managers, and knows neither',
  },
  {
    files: 'client/platform/',
    may: ['client/platform/', ...LANGUAGE],
    packages: ['preact', 'preact/hooks', 'idb', 'workbox-window', 'zod/mini', '@simplewebauthn/browser'],
    says: 'the platform is touched below everything that is drawn',
  },
  {
    files: 'client/outbox/',
    may: ['client/outbox/', 'client/platform/', ...LANGUAGE],
    packages: ['idb', 'zod/mini'],
    says: 'the outbox sends through the platform and draws nothing',
  },
  {
    files: 'client/replica/',
    may: ['client/replica/', 'client/outbox/', 'client/platform/', ...LANGUAGE],
    packages: ['idb', 'zod/mini'],
    says: 'the replica hears through the platform and draws nothing',
  },
  {
    files: 'client/tablet/',
    may: ['client/tablet/', 'client/guest/', CHOSEN_LANGUAGE, ...CLIENT_BASE],
    mayTypes: ['zod/mini'],
    packages: VIEW,
    says: 'tablet → guest is the only arrow between audiences',
  },
  {
    files: 'client/papers/',
    may: ['client/papers/', 'client/ui/', 'client/platform/', ...LANGUAGE],
    packages: VIEW,
    says: 'documents are found alike at the desk and by managers, and know neither',
  },
  {
    files: 'client/restored/',
    may: ['client/restored/', 'client/ui/', 'client/platform/', ...LANGUAGE],
    packages: VIEW,
    says: 'what is in doubt after a restore is settled alike at the desk and by managers, who are not known here',
  },
  {
    files: 'client/sheets/reading/',
    may: ['client/sheets/reading/', 'domain/'],
    packages: ['read-excel-file/universal', 'write-excel-file/universal', 'fflate'],
    says: 'files are read and written in a worker, which knows cells and nothing of what they are for',
  },
  {
    files: 'client/sheets/',
    may: ['client/sheets/', ...CLIENT_BASE],
    packages: VIEW,
    says: 'the import is of managers and officers alike, and knows neither',
  },
  ...AUDIENCES.map(audience => ({
    files: `client/${audience}/`,
    may: [
      `client/${audience}/`,
      'client/sheets/import.tsx',
      'client/sheets/files.ts',
      CHOSEN_LANGUAGE,
      ...CLIENT_BASE,
    ],
    mayTypes: ['zod/mini'],
    packages: VIEW,
    says: 'an audience imports no other audience and not the app',
  })),
  {
    files: 'client/render.tsx',
    may: ['client/', ...LANGUAGE],
    packages: [...VIEW, 'preact-render-to-string'],
    says: 'what draws pages for the server is made of screens and knows no server',
  },
  {
    files: 'client/',
    may: ['client/', ...LANGUAGE],
    packages: [...VIEW, 'workbox-window'],
    says: 'the client never meets the server',
  },

  {
    files: 'server/main.ts',
    may: ['server/', ...LANGUAGE],
    packages: ['node:', 'fastify', '@fastify/cookie', '@fastify/static', 'pino'],
    says: 'the composition root joins the server and nothing of the client',
  },
  {
    files: 'server/storage/storage.ts',
    may: [],
    says: 'the promise imports nothing',
  },
  ...TABLES.map(files => ({
    files,
    may: [...TABLES, 'server/storage/storage.ts', 'contract/', 'domain/'],
    says: 'tables are described, and their rows read, in words of the language and of the contract',
  })),
  {
    files: 'server/storage/migrations/',
    may: ['server/storage/migrations/'],
    says: 'migrations are text',
  },
  {
    files: 'server/storage/sqlite/',
    may: ['server/storage/sqlite/', 'server/storage/migrations/', ...PROMISE],
    packages: ['node:', '@photostructure/sqlite'],
    says: 'an engine knows the promise and the migrations',
  },
  {
    files: 'server/storage/postgres/',
    may: ['server/storage/postgres/', 'server/storage/migrations/', ...PROMISE],
    packages: ['pg'],
    says: 'an engine knows the promise and the migrations',
  },
  {
    files: 'server/storage/statements/acts/acts.ts',
    may: [...STORAGE, 'domain/', 'contract/act.ts'],
    says: 'what an act changed is parsed by the contract, as it is written and as it is read',
  },
  {
    files: 'server/storage/statements/',
    may: [...STORAGE, 'domain/'],
    says: 'statements are shared SQL over the promise and the language',
  },
  {
    files: 'server/http/',
    may: ['server/http/', 'server/ports.ts', 'contract/', 'domain/result.ts'],
    packages: ['node:', 'fastify', '@fastify/cookie', '@fastify/static', 'pino', 'zod/mini'],
    says: 'http knows nothing of the hotel but the contract',
  },
  {
    files: 'server/routes/',
    may: [
      'server/routes/',
      'server/usecases/',
      'server/http/',
      'server/photos/album.ts',
      'server/live/',
      'server/ports.ts',
      'contract/',
      'domain/',
      'log/',
    ],
    mayTypes: ['server/demo/cast.ts', 'fastify', 'pino'],
    mayRead: STORAGE,
    packages: ['node:', 'zod/mini'],
    says: 'routes parse, ask a use case and answer: they may look up, and write only through a use case',
  },
  {
    files: 'server/process/',
    may: ['server/process/'],
    says: 'what a process gathers, keeps and does in turns knows nothing of what it is for',
  },
  {
    files: 'server/usecases/',
    may: ['server/usecases/', 'server/process/', 'server/ports.ts', ...STORAGE, 'domain/', 'log/'],
    mayTypes: ['contract/'],
    packages: ['node:crypto'],
    says: "use cases know the storage's promise, the language and the log, and shapes of the contract",
  },
  {
    files: 'server/live/',
    may: ['server/live/', 'server/usecases/', 'server/ports.ts', ...STORAGE, 'domain/'],
    mayTypes: ['contract/'],
    packages: ['node:', 'pino'],
    says: 'what goes on by itself reads rows and asks use cases; it knows no wire',
  },
  {
    files: 'server/links/web-push.ts',
    may: ['server/ports.ts'],
    packages: ['node:', 'web-push'],
    says: 'what seals messages to browsers stands in a file of its own, and is brought by the courier that it is handed',
  },
  {
    files: 'server/links/',
    may: ['server/links/', 'server/ports.ts', 'domain/', 'log/'],
    mayTypes: ['contract/'],
    packages: ['node:'],
    says: 'a link speaks with another program through a port, and knows nothing of the hotel',
  },
  {
    files: 'server/commands/',
    may: [
      'server/commands/',
      'server/usecases/',
      'server/city/',
      'server/demo/',
      'server/config.ts',
      'server/crypto.ts',
      'server/routes/verifier.ts',
      'server/log-files.ts',
      'server/ports.ts',
      'server/secrets.ts',
      ...STORAGE,
      ...LANGUAGE,
    ],
    packages: ['node:'],
    says: 'a command asks use cases, like a route',
  },
  {
    files: 'server/passkeys.ts',
    may: ['server/ports.ts', 'domain/'],
    packages: ['@simplewebauthn/server'],
    says: 'what looks at passkeys is loaded with the first of them, by its port',
  },
  {
    files: 'server/photos/',
    may: [
      'server/photos/',
      'server/ports.ts',
      'server/process/memory-for.ts',
      'contract/photo.ts',
      'domain/',
      'log/canonical.ts',
    ],
    packages: ['node:', 'sharp'],
    says: 'photographs are developed behind a port, in a process that knows nothing of the hotel',
  },
  {
    files: 'server/ports.ts',
    may: ['domain/', 'log/'],
    says: 'ports are what the outside must be',
  },
  {
    files: 'server/',
    may: [
      'server/process/',
      'server/usecases/',
      'server/http/',
      'server/live/',
      'server/routes/',
      'server/links/',
      'server/city/',
      'server/demo/',
      'server/config.ts',
      'server/log-files.ts',
      'server/secrets.ts',
      'server/passkeys.ts',
      'server/photos/',
      'server/ports.ts',
      ...STORAGE,
      ...LANGUAGE,
    ],
    packages: ['node:', 'fastify', '@fastify/cookie', '@fastify/static', 'pino', 'qrcode', 'zod/mini'],
    says: 'the server never meets the client, and main.ts alone opens an engine',
  },
]

interface Import {
  readonly file: string
  readonly line: number
  readonly target: string
  readonly typeOnly: boolean
  /** The names imported, but for types. */
  readonly names: readonly string[]
}

const SRC = join(dirname(fileURLToPath(import.meta.url)), '../src')
const IMPORT =
  /^[ \t]*(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm
const LOOKS_UP = /^(find|all|count|last)[A-Z]/

function importsOf(file: string, text: string): Import[] {
  return Array.from(text.matchAll(IMPORT), match => ({
    file,
    line: text.slice(0, match.index).split('\n').length,
    target: match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
    names: (match[2] ?? '*')
      .replace(/[{}]/g, '')
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== '' && !name.startsWith('type ')),
  }))
}

/** A relative import as a path under `src/`, anything else as it is. */
function resolved({ file, target }: Import): string {
  return target.startsWith('.') ? join(dirname(file), target.replace(/\?.*$/, '')) : target
}

function broken(rule: Rule, one: Import): boolean {
  const target = resolved(one)
  const begins = (allowed: readonly string[]) => allowed.some(path => target.startsWith(path))
  if (one.typeOnly && begins(rule.mayTypes ?? [])) return false
  if (!one.target.startsWith('.')) {
    return !(rule.packages ?? []).some(name => (name === 'node:' ? target.startsWith(name) : target === name))
  }
  if (begins(rule.may)) return false
  if (one.typeOnly) return !begins(rule.mayRead ?? [])
  return !(begins(rule.mayRead ?? []) && one.names.every(name => LOOKS_UP.test(name)))
}

function complaint(one: Import): string | null {
  const rule = RULES.find(({ files }) => one.file.startsWith(files))
  if (rule === undefined) return `src/${one.file}: no rule of the house speaks of this folder`
  return broken(rule, one) ? `src/${one.file}:${one.line} imports '${one.target}', but ${rule.says}` : null
}

function sources(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name))
}

test('every import under src keeps the rules of the house', () => {
  const complaints = sources()
    .flatMap(file => importsOf(file, readFileSync(join(SRC, file), 'utf8')))
    .map(complaint)
    .filter(text => text !== null)
  expect(complaints.join('\n')).toBe('')
})

/** What is loaded later is no circle: it is there by then. */
const LATER = /\bimport\(/

/** Files that import themselves by way of others, types included, each circle by one of its files. */
function circles(files: readonly { readonly file: string; readonly text: string }[]): string[] {
  const imports = new Map(
    files.map(({ file, text }) => [
      file,
      importsOf(file, text)
        .filter(({ line }) => !LATER.test(text.split('\n')[line - 1] ?? ''))
        .map(resolved),
    ]),
  )
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]) => {
    if (way.includes(file)) found.add([...way.slice(way.indexOf(file)), file].join(' → '))
    if (way.includes(file) || done.has(file)) return
    for (const next of imports.get(file) ?? []) walk(next, [...way, file])
    done.add(file)
  }
  for (const file of imports.keys()) walk(file, [])
  return [...found]
}

test('no file under src imports itself by way of others, not even for a type', () => {
  const all = sources().map(file => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))
  expect(circles(all)).toEqual([])
  const a = { file: 'a.ts', text: "import type { B } from './b.ts'" }
  expect(circles([a, { file: 'b.ts', text: "export {\n  type A,\n} from './a.ts'" }])).toEqual([
    'a.ts → b.ts → a.ts',
  ])
  expect(circles([a, { file: 'b.ts', text: "const a = await import('./a.ts')" }])).toEqual([])
})

test('every import under src names its file with the extension', () => {
  const bare = sources()
    .flatMap(file => importsOf(file, readFileSync(join(SRC, file), 'utf8')))
    .filter(one => one.target.startsWith('.') && !/\.(ts|tsx|css|json)(\?[\w&]+)?$/.test(one.target))
    .map(one => `src/${one.file}:${one.line} imports '${one.target}'`)
  expect(bare).toEqual([])
})

test.each([
  ['domain/order.ts', "import { x } from '../log/hash.ts'"],
  ['domain/order.ts', "import { randomUUID } from 'node:crypto'"],
  ['contract/desk.ts', "import * as z from 'zod'"],
  ['client/guest/menu.tsx', "import { World } from '../../server/usecases/world.ts'"],
  ['client/guest/menu.tsx', "import { Board } from '../desk/board.tsx'"],
  ['client/desk/board.tsx', "const guest = await import('../guest/menu.tsx')"],
  ['server/usecases/ordering/place-order.ts', "import { Menu } from '../../../contract/menu.ts'"],
  ['server/usecases/ordering/place-order.ts', "import { openSqlite } from '../../storage/sqlite/open.ts'"],
  ['server/http/server.ts', "import { isOpen } from '../../domain/order.ts'"],
  ['server/routes/orders.ts', "import {\n  addOrder,\n} from '../storage/statements/orders.ts'"],
  ['server/routes/orders.ts', "import { findOrder, saveOrder } from '../storage/statements/orders.ts'"],
  ['server/routes/orders.ts', "import * as orders from '../storage/statements/orders.ts'"],
  ['client/ui/button.tsx', "import { api } from '../platform/api.ts'"],
  ['server/config.ts', "export { openSqlite } from './storage/sqlite/open.ts'"],
  ['sw.ts', "import './client/app/boot.ts'"],
])('in %s the line %j is found and refused', (file, text) => {
  const [one] = importsOf(file, text)
  expect(one && complaint(one)).toMatch(/imports '.+', but /)
})

test.each([
  ['server/usecases/x.ts', "import type { Menu } from '../../contract/menu.ts'"],
  ['server/routes/x.ts', "import { findOrder, type Verdict } from '../storage/statements/orders.ts'"],
  ['client/tablet/x.tsx', "import { Menu } from '../guest/menu.tsx'"],
])('in %s the line %j is within the rules', (file, text) => {
  const [one] = importsOf(file, text)
  expect(one && complaint(one)).toBeNull()
})

test('every choice has a value of its own: its text may be translated', () => {
  const choices = sources().flatMap(file =>
    Array.from(readFileSync(join(SRC, file), 'utf8').matchAll(/<option\b[^>]*>/g), ([tag]) => ({
      file,
      tag,
    })),
  )
  expect(choices.length).toBeGreaterThan(0)
  expect(choices.filter(({ tag }) => !/\svalue=/.test(tag))).toEqual([])
})

test('every audience that draws keeps what its screens say from translators', () => {
  const texts = sources()
    .filter(file => file.startsWith('client/') && file !== 'client/render.tsx')
    .map(file => ({ audience: file.split('/')[1], text: readFileSync(join(SRC, file), 'utf8') }))
  const draws = texts.filter(({ text }) =>
    /import \{[^}]*\b(render|hydrate)\b[^}]*\} from 'preact'/.test(text),
  )
  const keeps = new Set(
    texts.filter(({ text }) => /^ *guardText\(\)$/m.test(text)).map(({ audience }) => audience),
  )
  expect(draws.length).toBeGreaterThan(0)
  expect(draws.map(({ audience }) => audience).filter(audience => !keeps.has(audience))).toEqual([])
})
