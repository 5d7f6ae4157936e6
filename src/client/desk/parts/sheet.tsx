/** A sheet of the desk's, in its words. */
import { Sheet as Plain, type SheetProps } from '../../ui/sheet.tsx'
import { useSpeech } from '../speech.ts'

export function Sheet(props: Omit<SheetProps, 'closeLabel'>) {
  const { say } = useSpeech()
  return <Plain closeLabel={say.close} {...props} />
}
