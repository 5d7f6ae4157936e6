/** What is taken for a photograph, and which of its files is handed out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fileFor,
  isCutOff,
  kindRefusal,
  PHOTO_RATIO_MAX,
  PHOTO_SIDE_MIN,
  PHOTO_TYPES,
  PHOTO_WIDTHS,
  type PhotoFile,
  sizeRefusal,
} from '../../src/domain/photo.ts'
import { jpeg, jpegOfPhone, picture } from '../support/pictures.ts'

const text = (of: string) => new TextEncoder().encode(of.padEnd(12, '\0'))

describe('a file is known by its first bytes', () => {
  test.each([
    ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, 0, 0, 0, 0, 0, 0, 0), null],
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0), null],
    ['WebP', text('RIFF\x01\x02\x03\x04WEBP'), null],
    ['a wave file', text('RIFF\x01\x02\x03\x04WAVE'), 'photo-kind'],
    ['HEIC', text('\0\0\0\x18ftypheic'), 'photo-heic'],
    ['another HEIF', text('\0\0\0\x18ftypmif1'), 'photo-heic'],
    ['a film', text('\0\0\0\x18ftypmp42'), 'photo-kind'],
    ['SVG', text('<svg xmlns='), 'photo-kind'],
    ['a GIF', text('GIF89a'), 'photo-kind'],
    ['nothing', new Uint8Array(), 'photo-kind'],
  ])('%s', (_what, head, refusal) => expect(kindRefusal(head)).toBe(refusal))
})

describe('a file that ends before its picture is told from one that does not', () => {
  test.each([
    ['JPEG', jpeg],
    ['JPEG of a phone', jpegOfPhone],
    ['progressive JPEG', () => picture(900, 600).jpeg({ progressive: true }).toBuffer()],
    ['PNG', () => picture(900, 600).png().toBuffer()],
    ['WebP', () => picture(900, 600).webp().toBuffer()],
  ])('%s', async (_what, made) => {
    const whole = await made()
    expect(isCutOff(whole)).toBe(false)
    expect(isCutOff(Buffer.concat([whole, Buffer.from('PK and more')])), 'with more behind it').toBe(false)
    for (const part of [0.3, 0.6, 0.95])
      expect(isCutOff(whole.subarray(0, Math.floor(whole.length * part))), `${part} of it`).toBe(true)
  })

  test('the small picture in a header ends nothing', () => {
    const small = [0xff, 0xe1, 0, 8, 0xff, 0xd8, 0xff, 0xd9, 0, 0]
    const scan = [0xff, 0xda, 0, 4, 1, 2, 3, 0xff, 0, 4]
    expect(isCutOff(Uint8Array.of(0xff, 0xd8, ...small, ...scan))).toBe(true)
    expect(isCutOff(Uint8Array.of(0xff, 0xd8, ...small, ...scan, 0xff, 0xd9))).toBe(false)
  })
})

test('what is too small, too large or a strip is refused, whichever side is the longer', () => {
  expect(sizeRefusal(320, 320)).toBeNull()
  expect(sizeRefusal(319, 900)).toBe('photo-small')
  expect(sizeRefusal(961, 320)).toBe('photo-long')
  expect(sizeRefusal(8000, 8000)).toBeNull()
  expect(sizeRefusal(10_000, 10_000)).toBe('photo-large')
  const side = fc.integer({ min: 1, max: 20_000 })
  fc.assert(fc.property(side, side, (a, b) => sizeRefusal(a, b) === sizeRefusal(b, a)))
  fc.assert(
    fc.property(
      fc.integer({ min: PHOTO_SIDE_MIN, max: 4_000 }),
      a => sizeRefusal(a, a * PHOTO_RATIO_MAX) === null,
    ),
  )
})

describe('the file that is handed out', () => {
  const files = PHOTO_TYPES.flatMap(type =>
    PHOTO_WIDTHS.map((width): PhotoFile => ({ width, type, hash: `${type} ${width}`, bytes: 1 })),
  )

  test('is of the type that the browser says it reads, and WebP where it says nothing', () => {
    expect(fileFor({ files }, 640, 'image/avif,image/webp,*/*')?.type).toBe('image/avif')
    expect(fileFor({ files }, 640, 'image/webp,*/*')?.type).toBe('image/webp')
    expect(fileFor({ files }, 640, '*/*')?.type).toBe('image/webp')
    expect(fileFor({ files }, 640, '')?.type).toBe('image/webp')
  })

  test('is as wide as was asked, or the widest of a photograph that is narrower, and never wider', () => {
    for (const width of PHOTO_WIDTHS) expect(fileFor({ files }, width, '')?.width).toBe(width)
    const narrow = files.filter(({ width }) => width < 1280)
    expect(fileFor({ files: narrow }, 1280, '')?.width).toBe(640)
    expect(fileFor({ files: files.filter(({ width }) => width > 320) }, 320, '')).toBeUndefined()
  })
})
