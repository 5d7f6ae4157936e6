/**
 * Photographs of a thing: chosen from a phone or a folder, cut to a square, sent, and put in order; the first one stands on the
 * shelf. Whoever draws it hands in how a file is opened, cut and sent.
 */
import { useRef, useState } from 'preact/hooks'
import { photoPath, widthOf } from '../../../domain/photo.ts'
import { Sheet } from '../sheet.tsx'
import { type Crop, MIDDLE, squareOf } from './crop.ts'
import { Cropper, type CropperWords } from './cropper.tsx'

export interface PhotoWords extends CropperWords {
  readonly add: string
  readonly take: string
  readonly cancel: string
  readonly sending: string
  readonly first: string
  readonly remove: (nth: number) => string
  readonly makeFirst: (nth: number) => string
  readonly nth: (nth: number) => string
  readonly full: (max: number) => string
  readonly hint: string
}

type Opened<Code> =
  | { readonly ok: true; readonly image: HTMLImageElement }
  | { readonly ok: false; readonly code: Code }
type Sent<Code> =
  | { readonly ok: true; readonly value: { readonly id: string } }
  | { readonly ok: false; readonly code: Code }

export interface PhotoFieldProps<Code extends string> {
  readonly label: string
  readonly photos: readonly string[]
  readonly max: number
  readonly words: PhotoWords
  readonly trouble: (code: Code) => string
  readonly open: (file: File) => Promise<Opened<Code>>
  /** Cuts that square out and sends it. */
  readonly send: (image: HTMLImageElement, square: ReturnType<typeof squareOf>) => Promise<Sent<Code>>
  readonly onPhotos: (photos: readonly string[]) => void
}

export function PhotoField<Code extends string>(props: PhotoFieldProps<Code>) {
  const { label, photos, max, words, trouble, open, onPhotos } = props
  const [image, setImage] = useState<HTMLImageElement | null>(null)
  const [told, setTold] = useState('')
  const choose = async (file: File | undefined) => {
    setTold('')
    if (file === undefined) return
    const opened = await open(file)
    if (opened.ok) setImage(opened.image)
    else setTold(trouble(opened.code))
  }
  return (
    <fieldset class="photo-field">
      <legend>{label}</legend>
      <ol>
        {photos.map((id, i) => (
          <Kept key={id} {...{ id, words }} nth={i + 1} onChange={next => onPhotos(next(photos))} />
        ))}
        {photos.length < max && <Add words={words} onFile={file => void choose(file)} />}
      </ol>
      <p class="soft">{photos.length < max ? words.hint : words.full(max)}</p>
      <p class="trouble" role="alert">
        {told}
      </p>
      {image !== null && (
        <Cutting
          {...props}
          image={image}
          onDone={id => {
            setImage(null)
            if (!photos.includes(id)) onPhotos([...photos, id])
          }}
          onCancel={() => setImage(null)}
        />
      )}
    </fieldset>
  )
}

interface KeptProps {
  readonly id: string
  /** From 1. */
  readonly nth: number
  readonly words: PhotoWords
  readonly onChange: (next: (photos: readonly string[]) => readonly string[]) => void
}

function Kept({ id, nth, words, onChange }: KeptProps) {
  const others = (photos: readonly string[]) => photos.filter(other => other !== id)
  return (
    <li>
      <img class="thumb big" src={widthOf(photoPath(id), 320)} alt={words.nth(nth)} width="88" height="88" />
      {nth === 1 ? (
        <span class="soft">{words.first}</span>
      ) : (
        <button
          type="button"
          class="plain"
          aria-label={words.makeFirst(nth)}
          onClick={() => onChange(all => [id, ...others(all)])}
        >
          {words.first}
        </button>
      )}
      <button type="button" class="plain" onClick={() => onChange(others)}>
        {words.remove(nth)}
      </button>
    </li>
  )
}

function Add({ words, onFile }: { words: PhotoWords; onFile: (file: File | undefined) => void }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <li>
      <button type="button" class="button quiet" onClick={() => field.current?.click()}>
        {words.add}
      </button>
      <input
        ref={field}
        class="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept="image/*"
        onChange={event => {
          onFile(event.currentTarget.files?.[0])
          // The same file may be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </li>
  )
}

interface CuttingProps<Code extends string> extends PhotoFieldProps<Code> {
  readonly image: HTMLImageElement
  readonly onDone: (id: string) => void
  readonly onCancel: () => void
}

function Cutting<Code extends string>({
  label,
  words,
  trouble,
  image,
  send,
  onDone,
  onCancel,
}: CuttingProps<Code>) {
  const crop = useRef<Crop>(MIDDLE)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  const size = { width: image.naturalWidth, height: image.naturalHeight }
  const take = async () => {
    setBusy(true)
    setTold('')
    const sent = await send(image, squareOf(crop.current, size))
    setBusy(false)
    if (sent.ok) onDone(sent.value.id)
    else setTold(trouble(sent.code))
  }
  return (
    <Sheet title={label} closeLabel={words.cancel} onClose={onCancel}>
      <Cropper
        src={image.src}
        size={size}
        words={words}
        onCrop={next => {
          crop.current = next
        }}
      />
      <p class="trouble" role="alert">
        {told}
      </p>
      <div class="does">
        <button type="button" class="button quiet" onClick={onCancel}>
          {words.cancel}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={() => void take()}>
          {isBusy ? words.sending : words.take}
        </button>
      </div>
    </Sheet>
  )
}
