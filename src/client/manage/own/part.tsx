/** What this outlet adds by itself: a list of what became of it, a form for one more, and one that is mended. */
import '../../product/product.css'
import './own.css'
import { PhotosTo } from '../../product/photos.tsx'
import { WithWords } from '../../product/with-words.tsx'
import { usePlace } from '../place.ts'
import { useSay } from '../words.ts'
import { OwnList } from './list.tsx'
import { MendOwn } from './mend.tsx'
import { NewOwn } from './new.tsx'

/** `at`: what the address says behind `own/`. */
export function OwnPart({ at }: { at: string }) {
  const { language } = useSay()
  const { outlet } = usePlace()
  return (
    <WithWords language={language}>
      <PhotosTo.Provider value={{ address: '/api/manage/photos', outlet: outlet.slug }}>
        <div class="writing own">
          {at === '' ? <OwnList /> : at === 'new' ? <NewOwn /> : <MendOwn key={at} id={at} />}
        </div>
      </PhotosTo.Provider>
    </WithWords>
  )
}
