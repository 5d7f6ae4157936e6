/** Words of the guest's first sight: small on purpose, for it is sent with the page. */
import type { OutletKind } from '../../domain/outlet.ts'

export const menu = {
  room: 'Kamar',
  table: 'Meja',
  counter: '',
  titles: {
    hotel: 'Buatan Balikpapan, diantar ke kamar.',
    restaurant: 'Buatan Balikpapan, diantar ke meja.',
    mall: 'Buatan Balikpapan, diambil di konter.',
  } satisfies Record<OutletKind, string>,
  lead: (products: number, makers: number) =>
    `${products} produk dari ${makers} usaha kecil di kota ini dan sekitarnya.`,
  shelves: 'Rak',
  all: 'Semua',
  categories: {
    sea: 'Hasil laut',
    garden: 'Dari kebun',
    kitchen: 'Dari dapur',
    drink: 'Minuman',
    cloth: 'Kain',
    craft: 'Kriya',
  },
  free: 'Gratis',
  fromHotel: 'Dari hotel',
  soldOut: 'Habis hari ini',
  filter: 'Saring',
  filtered: (shown: number) => `${shown} produk cocok`,
  cart: 'Lihat keranjang',
  order: 'Lihat pesanan',
  pieces: (n: number) => `${n} barang`,
  ordersOpen: (n: number) => `${n} pesanan`,
  demo: 'Kota contoh: hotel, pembuat, dan tamunya rekaan.',
  nothing: 'Belum ada produk di etalase ini.',
}
