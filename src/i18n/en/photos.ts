/** Photographs of products and makers on the screens of managers and the agency. */
import type { photos as id } from '../id/photos.ts'

export const photos: typeof id = {
  add: 'Add a photo',
  take: 'Use this photo',
  cancel: 'Cancel',
  sending: 'Sending …',
  first: 'On the shelf',
  remove: nth => `Remove photo ${nth}`,
  makeFirst: nth => `Put photo ${nth} first`,
  nth: nth => `Photo ${nth}`,
  full: max =>
    max === 1
      ? 'One photo at most. Remove it to add another.'
      : `At most ${max} photos. Remove one to add another.`,
  hint: 'JPEG, PNG or WebP, from a phone or a folder. Bright, one product, a plain ground.',
  frame: 'The part of the photo that will be seen',
  zoom: 'Closer',
  across: 'Move sideways',
  down: 'Move up or down',
}
