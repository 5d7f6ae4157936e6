/** What stands in the place of a part that could not be drawn. */
import type { broken as id } from '../id/broken.ts'

export const broken: typeof id = {
  title: 'This part cannot be shown.',
  text: 'Everything else still works, and nothing is lost.',
  again: 'Try again',
  reload: 'Load the page again',
}
