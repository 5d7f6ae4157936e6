/** What the desk does with stays beyond one check-in and one check-out, in Indonesian. */
export const stays = {
  departure: {
    help: 'Tablet kamar menutup diri, dan tamu tidak dapat memesan untuk waktu sesudahnya.',
    label: 'Rencana pulang yang baru (boleh kosong)',
    do: 'Simpan rencana pulang',
    done: (room: string, time: string | null) =>
      time === null ? `Kamar ${room}: rencana pulang dikosongkan.` : `Kamar ${room} menginap sampai ${time}.`,
  },
  undo: {
    help: (room: string) =>
      `Seolah-olah tidak ada yang check-in di kamar ${room}: kode inapnya mati, malam ini tidak dihitung.`,
    limit:
      'Hanya bila belum ada pesanan. Bila tamunya ada tetapi kamarnya salah, lebih baik pindah atau tukar kamar.',
    do: (room: string) => `Batalkan check-in ${room}`,
    done: (room: string) => `Check-in kamar ${room} dibatalkan.`,
  },
  swap: {
    help: 'Kedua tamu bertukar kamar sekaligus; pesanan terbuka, tagihan dan kode inapnya ikut. Tablet di kedua kamar mulai lagi untuk tamu yang baru.',
    with: 'Tukar dengan kamar terisi',
    none: 'Tidak ada kamar lain yang terisi.',
    do: 'Tukar kedua kamar',
    done: (one: string, other: string) => `Kamar ${one} dan ${other} bertukar tamu.`,
    met: 'Orang lain baru saja mengubah salah satu kamar. Lihat lagi siapa di mana, lalu tukar.',
  },
  group: {
    which: 'Rombongan datang atau pulang?',
    ways: { in: 'Check-in bersama', out: 'Check-out bersama' },
    find: 'Nomor kamar, atau rentang: 511–530',
    pick: 'Kamar',
    all: (count: number) => `Pilih ${count} kamar ini`,
    nothing: 'Kosongkan pilihan',
    none: 'Tidak ada kamar yang cocok.',
    more: (count: number) => `${count} kamar lagi: cari dengan nomornya.`,
    picked: (count: number) => (count === 0 ? 'Belum ada kamar dipilih.' : `${count} kamar dipilih.`),
    most: (most: number) => `Sekali jalan paling banyak ${most} kamar.`,
    leaves: 'Rencana pulang semua (boleh kosong)',
    checkIn: (count: number) => `Check-in ${count} kamar`,
    checkedIn: (count: number) => `${count} kamar sudah check-in. Cetak amplop kartunya di sini.`,
    bills: (count: number) => `Lihat tagihan ${count} kamar`,
    postAll: 'Sisanya diposting ke tagihan hotel',
    owes: (room: string, rupiah: string) => `Kamar ${room} · ${rupiah}`,
    owesNothing: (room: string) => `Kamar ${room} · tidak berutang`,
    oweNothing: 'Tidak berutang',
    waiting: (count: number) =>
      `${count} pesanan masih terbuka; tetap di papan untuk dijemput, dibayar tunai.`,
    gone: (rooms: string) => `Sudah tidak menginap, jadi tidak ikut: ${rooms}.`,
    checkOut: (count: number) => `Check-out ${count} kamar`,
    checkOutKeep: (count: number) => `Simpan pesanan, lalu check-out ${count} kamar`,
    checkedOut: (count: number) => `${count} kamar sudah check-out.`,
    atOnce: 'Semua kamar check-out sekaligus, atau tidak satu pun.',
    wrong: (room: string, why: string) => `Kamar ${room}: ${why}`,
    back: 'Pilih kamar lain',
  },
}
