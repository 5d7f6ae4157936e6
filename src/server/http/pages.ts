/**
 * HTML from the built template: what a page's script will ask for is named in its head, so that it comes in the same
 * round trip; a style sheet that stands in the page is allowed by its hash. Knows no words of the hotel.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { compress, encodingFor } from './compress.ts'
import { contentSecurityPolicy } from './headers.ts'

/** A chunk of the client's build, by its source module (Vite's manifest). */
interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

export interface Page {
  readonly status?: 200 | 404
  readonly language: string
  readonly direction?: 'ltr' | 'rtl'
  readonly title: string
  readonly description?: string
  /** Its address names one person's order or paper: it is kept nowhere on the way, nor in the browser. */
  readonly isOfOne?: boolean
  /** Address of its web app manifest. */
  readonly manifest?: string
  readonly body?: string
  readonly styles?: string
  /** Source modules whose chunks are fetched along; their style sheets too, unless the page brings its own. */
  readonly modules: readonly string[]
}

export interface Pages {
  send(request: FastifyRequest, reply: FastifyReply, page: Page): Promise<FastifyReply>
}

/** The green of the board that hangs on top of every screen, by day; by night it is nearly the same. */
const FASCIA = '#184a36'

/** Compressed pages remembered, some 6 kB each: outlets × languages × pages somebody looks at just now. */
const REMEMBERED_MAX = 4_000

/** A page made ready to be sent: a page that is handed in again is not put together again. */
interface Ready {
  readonly html: string
  readonly policy: string
  readonly compressed: Map<'br' | 'gzip', Promise<Buffer>>
}

export function createPages(clientDir: string): Pages {
  const template = readFileSync(join(clientDir, 'index.html'), 'utf8')
  const chunks = JSON.parse(readFileSync(join(clientDir, '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >
  const remembered = new Map<string, Promise<Buffer>>()
  const ready = new WeakMap<Page, Ready>()

  function prepare(page: Page): Ready {
    const known = ready.get(page)
    if (known !== undefined) return known
    const made: Ready = {
      html: fill(template, page, headOf(page, chunks)),
      policy: contentSecurityPolicy(page.styles ? [hashSource(page.styles)] : []),
      compressed: new Map(),
    }
    ready.set(page, made)
    return made
  }

  function compressed(page: Ready, encoding: 'br' | 'gzip'): Promise<Buffer> {
    const known = page.compressed.get(encoding)
    if (known !== undefined) return known
    const made = compressedOnce(page.html, encoding)
    page.compressed.set(encoding, made)
    return made
  }

  /** The same bytes are compressed once, as well as can be, whoever's they are: they are sent a hundred times. */
  function compressedOnce(html: string, encoding: 'br' | 'gzip'): Promise<Buffer> {
    const key = `${encoding} ${createHash('sha256').update(html).digest('base64url')}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    if (remembered.size >= REMEMBERED_MAX) remembered.delete(remembered.keys().next().value as string)
    const made = compress(Buffer.from(html), encoding, true)
    remembered.set(key, made)
    return made
  }

  return {
    async send(request, reply, page) {
      const made = prepare(page)
      reply
        .code(page.status ?? 200)
        .type('text/html; charset=utf-8')
        .headers({
          'cache-control': page.isOfOne === true ? 'no-store' : 'no-cache',
          vary: 'accept-encoding',
          'content-security-policy': made.policy,
          // With none, a browser would not tell the next page of our own where it came from: a QR's code would be lost on it.
          'referrer-policy': 'same-origin',
        })
      const encoding = encodingFor(request)
      if (encoding === null) return reply.header('content-encoding', 'identity').send(made.html)
      return reply.header('content-encoding', encoding).send(await compressed(made, encoding))
    },
  }
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function headOf(page: Page, chunks: Readonly<Record<string, Chunk>>): string {
  const files = new Set<string>()
  const styles = new Set<string>()
  const visit = (name: string): void => {
    const chunk = chunks[name]
    if (chunk === undefined || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const sheet of chunk.css ?? []) styles.add(sheet)
    for (const next of chunk.imports ?? []) visit(next)
  }
  // The entry's own script stands in the template.
  for (const name of chunks['index.html']?.imports ?? []) visit(name)
  const inTemplate = new Set(files)
  for (const name of page.modules) visit(name)
  return [
    page.description === undefined ? '' : `<meta name="description" content="${escaped(page.description)}">`,
    `<meta name="theme-color" content="${FASCIA}">`,
    page.manifest === undefined ? '' : `<link rel="manifest" href="${page.manifest}">`,
    page.styles === undefined ? '' : `<style>${page.styles}</style>`,
    ...(page.styles === undefined
      ? Array.from(styles, file => `<link rel="stylesheet" href="/${file}">`)
      : []),
    ...Array.from(files, file =>
      inTemplate.has(file) ? '' : `<link rel="modulepreload" href="/${file}" crossorigin>`,
    ),
  ]
    .filter(line => line !== '')
    .join('\n')
}

function fill(template: string, page: Page, head: string): string {
  // Replacements are functions: a `$&` in a product's story is text.
  return template
    .replace(
      '<html lang="id">',
      () => `<html lang="${page.language}"${page.direction === 'rtl' ? ' dir="rtl"' : ''}>`,
    )
    .replace(/<title>.*?<\/title>/, () => `<title>${escaped(page.title)}</title>`)
    .replace('<!--head-->', () => head)
    .replace('<!--app-->', () => page.body ?? '')
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
