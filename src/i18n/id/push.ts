/** What stands on a locked phone in Indonesian: clear at a glance in the night, and nothing of a guest. */
export const push = {
  unseen: (room: string, minutes: number) => `Kamar ${room} menunggu ${minutes} menit`,
  unseenHelp: (outletName: string) =>
    `${outletName}: pesanan belum dilihat siapa pun. Buka meja depan, atau telepon kamarnya.`,
  seen: (room: string) => `Kamar ${room}: sudah dilihat`,
  silent: (outletName: string) => `${outletName}: meja depan tidak menjawab`,
  silentHelp:
    'Tidak ada yang melihat atau mendengar layarnya. Pesanan yang masuk tidak terdengar. Buka meja depan.',
  back: (outletName: string) => `${outletName}: meja depan menjawab lagi`,
  overHelp: 'Anda tidak perlu berbuat apa-apa.',
  prove: (code: string) => `Kode uji ${code}`,
  proveHelp: (outletName: string) =>
    `${outletName}: ketik kode ini di layar siaga untuk menyatakan pesan ini sampai.`,
}
