/** A QR code whose drawing comes when somebody needs one; where that cannot be had (no network), words stand in its place. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { QrProps } from './qr.tsx'

export interface DrawnQrProps extends QrProps {
  readonly instead: string
}

export function DrawnQr({ instead, ...props }: DrawnQrProps) {
  const [drawing, setDrawing] = useState<{ readonly Qr: ComponentType<QrProps> } | 'none' | null>(null)
  useEffect(() => {
    import('./qr.tsx').then(setDrawing, () => setDrawing('none'))
  }, [])
  if (drawing === 'none') return <p>{instead}</p>
  return drawing && <drawing.Qr {...props} />
}
