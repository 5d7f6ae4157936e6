/**
 * Photographs on the wire: a file is sent as it is and comes back as what was made of it; pages then name its id. Its files are
 * asked for by width, and answered in the best type that the browser reads.
 */
import * as z from 'zod/mini'
import { type PhotoManifest as Manifest, PHOTO_TYPES, PHOTO_WIDTHS } from '../domain/photo.ts'
import type { AgencyRight, OutletRight } from '../domain/rights.ts'
import type { ProblemCode } from './problem.ts'
import { OutletId, PhotoId } from './words.ts'

const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const Width = z.literal([...PHOTO_WIDTHS])
/** A few hundred bytes, and nothing but a picture. */
const Placeholder = z.string().check(z.maxLength(1_000), z.regex(/^data:image\/webp;base64,[A-Za-z0-9+/=]+$/))

const File = z.object({
  width: Width,
  type: z.enum(PHOTO_TYPES),
  hash: Hash,
  bytes: z.int().check(z.minimum(1), z.maximum(10_000_000)),
})

export const PhotoManifest = z.object({
  v: z.literal(1),
  width: z.int().check(z.minimum(1), z.maximum(10_000)),
  height: z.int().check(z.minimum(1), z.maximum(10_000)),
  placeholder: Placeholder,
  files: z.array(File).check(z.minLength(1), z.maxLength(PHOTO_WIDTHS.length * PHOTO_TYPES.length)),
}) satisfies z.ZodMiniType<Manifest>
export type PhotoManifest = z.infer<typeof PhotoManifest>

/** What was made of a file that was sent. */
export const TakenPhoto = z.object({
  id: PhotoId,
  width: z.int(),
  height: z.int(),
  placeholder: z.string(),
  /** Of all its files. */
  bytes: z.int(),
})
export type TakenPhoto = z.infer<typeof TakenPhoto>

/** Of the path: as it is written there. */
export const photoParams = z.object({
  photo: PhotoId,
  width: z.pipe(
    z.enum(['320', '640', '1280']),
    z.transform(text => Number(text) as (typeof PHOTO_WIDTHS)[number]),
  ),
})
export const manifestParams = z.object({ photo: PhotoId })
export const photoFileParams = z.object({ photo: PhotoId, hash: Hash })

export interface UploadAddress {
  readonly path: string
  readonly who: 'agency' | 'manager'
  readonly right: AgencyRight | OutletRight
  readonly says: string
  readonly query?: z.ZodMiniObject
  readonly answer: z.ZodMiniType
  readonly problems: readonly ProblemCode[]
}

const PROBLEMS_OF_PHOTOS = [
  'photo-heic',
  'photo-kind',
  'photo-broken',
  'photo-large',
  'photo-small',
  'photo-long',
  'too-many',
] as const

/** A file of 15 MiB at most, whatever it is called: what it is its first bytes say. */
export const UPLOAD_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream'] as const

export const UPLOADS = {
  agencyPhoto: {
    path: '/api/agency/photos',
    who: 'agency',
    right: 'register',
    says: 'A photograph for the register, answered as what was made of it',
    answer: TakenPhoto,
    problems: PROBLEMS_OF_PHOTOS,
  },
  managePhoto: {
    path: '/api/manage/photos',
    who: 'manager',
    right: 'shelf',
    says: 'A photograph of what the outlet adds itself, answered as what was made of it',
    query: z.object({ outlet: z.optional(OutletId) }),
    answer: TakenPhoto,
    problems: PROBLEMS_OF_PHOTOS,
  },
} as const satisfies Record<string, UploadAddress>
export type UploadName = keyof typeof UPLOADS
