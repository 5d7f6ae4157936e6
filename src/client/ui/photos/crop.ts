/** Which square of a picture is taken: how near one goes, and where in what is left over. All in parts of what is possible. */
export interface Crop {
  /** 1: as much as fits; at most {@link ZOOM_MAX}. */
  readonly zoom: number
  /** 0 to 1: from the left edge to the right one, from the top to the bottom. */
  readonly x: number
  readonly y: number
}

export const ZOOM_MAX = 4
export const MIDDLE: Crop = { zoom: 1, x: 0.5, y: 0.5 }

export interface Size {
  readonly width: number
  readonly height: number
}

/** The square's place and side in pixels of the picture. */
export function squareOf(
  { zoom, x, y }: Crop,
  { width, height }: Size,
): { left: number; top: number; side: number } {
  const side = Math.min(width, height) / clamped(zoom, 1, ZOOM_MAX)
  return { left: clamped(x, 0, 1) * (width - side), top: clamped(y, 0, 1) * (height - side), side }
}

/** Moved by so much of the frame's side: the picture follows the finger. */
export function moved(crop: Crop, size: Size, byX: number, byY: number): Crop {
  const { side } = squareOf(crop, size)
  const along = (at: number, by: number, room: number) =>
    room <= 0 ? at : clamped(at - (by * side) / room, 0, 1)
  return {
    ...crop,
    x: along(crop.x, byX, size.width - side),
    y: along(crop.y, byY, size.height - side),
  }
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
