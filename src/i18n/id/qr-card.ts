/** The words on a room's QR card, which is always in both languages. */
import type { RoomKind } from '../../domain/outlet.ts'

export const qrCard = {
  kinds: { room: 'Kamar', table: 'Meja', counter: 'Konter' } satisfies Record<RoomKind, string>,
  digits: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  floor: (floor: number) => `lantai ${floor}`,
  code: (room: string) => `Kode QR ${room}`,
  pitch: {
    room: 'Produk buatan UMKM, diantar ke kamar. Arahkan kamera, tanpa aplikasi.',
    table: 'Produk buatan UMKM, diantar ke meja. Arahkan kamera, tanpa aplikasi.',
    counter: 'Produk buatan UMKM. Arahkan kamera, tanpa aplikasi.',
  } satisfies Record<RoomKind, string>,
}
