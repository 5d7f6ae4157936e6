/** Photographs of a thing of the register: taken by this device, cut, sent, and written as its ids. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { UPLOADS, UploadName } from '../../contract/photo.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import type { OutletId } from '../../domain/ids.ts'
import { PHOTOS_OF_PRODUCT_MAX, photoPath, widthOf } from '../../domain/photo.ts'
import { cut, openPhoto, sendPhoto } from '../platform/photos.ts'
import { PhotoField } from '../ui/photos/photo-field.tsx'
import type { Writing } from './inputs.tsx'
import { useLabel } from './parts.tsx'
import { useSay } from './words.ts'
import '../ui/photos/photos.css'

/** Where they are sent: an officer's to the agency, a manager's for an outlet. */
export const PhotosTo = createContext<{
  readonly address: (typeof UPLOADS)[UploadName]['path']
  readonly outlet?: OutletId
}>({ address: '/api/agency/photos' })

type WritingPhotos = Pick<Writing, 'written' | 'isRead'>

/** Up to four of a product. */
export function ProductPhotos({ written, isRead }: WritingPhotos) {
  const value = written.value('photos')
  return (
    <Photos
      isRead={isRead}
      field="photos"
      max={PHOTOS_OF_PRODUCT_MAX}
      photos={Array.isArray(value) ? value : []}
      onPhotos={photos => written.write('photos', photos)}
    />
  )
}

/** One of a maker. */
export function Portrait({ written, isRead }: WritingPhotos) {
  const value = written.value('portrait')
  return (
    <Photos
      isRead={isRead}
      field="portrait"
      max={1}
      photos={typeof value === 'string' ? [value] : []}
      onPhotos={([portrait = null]) => written.write('portrait', portrait)}
    />
  )
}

interface PhotosProps extends Pick<Writing, 'isRead'> {
  readonly field: string
  readonly max: number
  readonly photos: readonly string[]
  readonly onPhotos: (photos: readonly string[]) => void
}

function Photos({ field, isRead, ...rest }: PhotosProps) {
  const { photoWords, problems } = useSay()
  const { address, outlet } = useContext(PhotosTo)
  const label = useLabel()
  if (isRead === true) return <PhotosShown label={label(field)} photos={rest.photos} />
  return (
    <PhotoField<ProblemCode | 'offline'>
      {...rest}
      label={label(field)}
      words={photoWords}
      trouble={code => problems[code]}
      open={openPhoto}
      send={async (image, square) => {
        const photo = await cut(image, square)
        return photo === null ? { ok: false, code: 'photo-large' } : sendPhoto(address, photo, outlet)
      }}
    />
  )
}

function PhotosShown({ label, photos }: { label: string; photos: readonly string[] }) {
  const { words, photoWords } = useSay()
  return (
    <fieldset class="photo-field">
      <legend>{label}</legend>
      {photos.length === 0 && <p class="soft">{words.history.empty}</p>}
      <ol>
        {photos.map((id, i) => (
          <li key={id}>
            <img
              class="thumb big"
              src={widthOf(photoPath(id), 320)}
              alt={photoWords.nth(i + 1)}
              width="88"
              height="88"
            />
          </li>
        ))}
      </ol>
    </fieldset>
  )
}
