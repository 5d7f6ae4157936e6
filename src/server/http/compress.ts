/** Brotli (RFC 7932) or gzip for answers made on the fly; what is built beforehand is compressed beforehand. */
import { pipeline, type Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Below this a compressed answer is no fewer packets. */
const WORTH_BYTES = 1_200
/** Quick: these answers are made for one reader. */
const BROTLI_QUICK = 4
const BROTLI_BEST = 11

export type Encoding = 'br' | 'gzip' | null

export function encodingFor(request: FastifyRequest): Encoding {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : null
}

export function compress(bytes: Buffer, encoding: 'br' | 'gzip', best = false): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(bytes)
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: best ? BROTLI_BEST : BROTLI_QUICK,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}

/** As it comes. A fault of the source is one of what is answered: whoever reads is cut off, never told of an end. */
export function compressStream(source: Readable, encoding: 'br' | 'gzip'): Readable {
  const compressed =
    encoding === 'gzip'
      ? createGzip()
      : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUICK } })
  return pipeline(source, compressed, () => undefined)
}

/** Compresses every text answer that is worth it and not compressed already. */
export function addCompression(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, next) => {
    if (typeof payload !== 'string' || payload.length < WORTH_BYTES) return next(null, payload)
    if (reply.hasHeader('content-encoding')) return next(null, payload)
    reply.header('vary', 'accept-encoding')
    const encoding = encodingFor(request)
    if (encoding === null) return next(null, payload)
    compress(Buffer.from(payload), encoding).then(
      compressed => {
        reply.header('content-encoding', encoding).removeHeader('content-length')
        next(null, compressed)
      },
      fault => next(fault as Error),
    )
  })
}
