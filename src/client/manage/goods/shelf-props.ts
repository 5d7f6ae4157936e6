/** What each form of goods is given: the shelf as it was heard. */
import type { GoodsShelf } from '../../../contract/goods.ts'

export interface ShelfProps {
  readonly shelf: GoodsShelf
  /** When the answer came, by this device's clock. */
  readonly heardAtMs: number
  /** Something moved. */
  readonly onMoved: () => void
}
