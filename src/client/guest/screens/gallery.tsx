/** A product's photographs, one after the other under the finger; a drawing where there is none. */
import type { MenuPlacement } from '../../../contract/menu.ts'
import { widthOf } from '../../../domain/photo.ts'

interface GalleryProps {
  readonly product: Pick<MenuPlacement['product'], 'picture' | 'category' | 'photos'>
  /** What they show, in words. */
  readonly label: string
}

export function Gallery({ product: { picture, category, photos = [] }, label }: GalleryProps) {
  if (photos.length === 0)
    return <img src={picture ?? `/category/${category}.svg`} width="240" height="240" alt="" />
  // What scrolls is scrolled by keys too.
  const tabIndex = photos.length > 1 ? 0 : undefined
  return (
    <section class="photos" aria-label={label} tabIndex={tabIndex}>
      {photos.map(path => (
        <img
          key={path}
          src={widthOf(path, 640)}
          srcSet={`${widthOf(path, 640)} 640w, ${widthOf(path, 1280)} 1280w`}
          sizes="(max-width: 40rem) 100vw, 40rem"
          width="640"
          height="640"
          alt=""
        />
      ))}
    </section>
  )
}
