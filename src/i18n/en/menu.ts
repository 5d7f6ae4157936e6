/** Words of the guest's first sight: small on purpose, for it is sent with the page. */
import type { menu as id } from '../id/menu.ts'

export const menu: typeof id = {
  room: 'Room',
  table: 'Table',
  counter: '',
  titles: {
    hotel: 'Made in Balikpapan, brought to your room.',
    restaurant: 'Made in Balikpapan, brought to your table.',
    mall: 'Made in Balikpapan, yours at the counter.',
  },
  lead: (products, makers) =>
    `${products} ${products === 1 ? 'product' : 'products'} by ${makers} small ${makers === 1 ? 'maker' : 'makers'} of this city and around it.`,
  shelves: 'Shelves',
  all: 'Everything',
  categories: {
    sea: 'From the sea',
    garden: 'From the garden',
    kitchen: 'From the kitchen',
    drink: 'Drinks',
    cloth: 'Cloth',
    craft: 'Craft',
  },
  free: 'Free',
  fromHotel: 'From the hotel',
  soldOut: 'Sold out today',
  filter: 'Filter',
  filtered: shown => (shown === 1 ? '1 product fits' : `${shown} products fit`),
  cart: 'View basket',
  order: 'View order',
  pieces: n => (n === 1 ? '1 item' : `${n} items`),
  ordersOpen: n => (n === 1 ? '1 order' : `${n} orders`),
  demo: 'A demo city: its hotels, makers and guests are invented.',
  nothing: 'Nothing is on show here yet.',
}
