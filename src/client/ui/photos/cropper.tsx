/** A square of a picture, chosen by finger, pointer or keys: what lies in the frame is what will be shown. */
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { type Crop, MIDDLE, moved, type Size, squareOf, ZOOM_MAX } from './crop.ts'

export interface CropperWords {
  readonly frame: string
  readonly zoom: string
  readonly across: string
  readonly down: string
}

interface CropperProps {
  /** As a data URL. */
  readonly src: string
  readonly size: Size
  readonly words: CropperWords
  readonly onCrop: (crop: Crop) => void
}

const STEP = 0.01

export function Cropper({ src, size, words, onCrop }: CropperProps) {
  const [crop, setCrop] = useState(MIDDLE)
  const change = (next: Crop) => {
    setCrop(next)
    onCrop(next)
  }
  const { left, top, side } = squareOf(crop, size)
  const part = (pixels: number) => `${(pixels / side) * 100}%`
  const slider = (label: string, of: 'zoom' | 'x' | 'y', min: number, max: number, isFree: boolean) => (
    <label>
      {label}
      <input
        type="range"
        min={min}
        max={max}
        step={STEP}
        disabled={!isFree}
        value={crop[of]}
        onInput={event => change({ ...crop, [of]: Number(event.currentTarget.value) })}
      />
    </label>
  )
  return (
    <div class="cropper">
      <Frame label={words.frame} onDrag={(x, y) => change(moved(crop, size, x, y))}>
        <img
          src={src}
          alt=""
          draggable={false}
          style={{
            width: part(size.width),
            height: part(size.height),
            left: part(-left),
            top: part(-top),
          }}
        />
      </Frame>
      {slider(words.zoom, 'zoom', 1, ZOOM_MAX, true)}
      {slider(words.across, 'x', 0, 1, size.width > side)}
      {slider(words.down, 'y', 0, 1, size.height > side)}
    </div>
  )
}

interface FrameProps {
  readonly label: string
  /** In parts of its side, since the last time. */
  readonly onDrag: (x: number, y: number) => void
  readonly children: ComponentChildren
}

/** Keys have the sliders below. */
function Frame({ label, onDrag, children }: FrameProps) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return (
    <div
      class="frame"
      role="img"
      aria-label={label}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={event => {
        if (from.current === null) return
        const side = event.currentTarget.clientWidth
        onDrag((event.clientX - from.current.x) / side, (event.clientY - from.current.y) / side)
        from.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerUp={() => {
        from.current = null
      }}
    >
      {children}
    </div>
  )
}
