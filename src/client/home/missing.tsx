/** An address that is nothing: said in both languages, with one way on. */
export function Missing() {
  return (
    <main class="narrow empty">
      <img src="/motifs/mangrove.svg" width="240" height="187" alt="" />
      <h1>Tidak ada di sini.</h1>
      <p>Pindai lagi kode QR di kamar Anda, atau telepon resepsionis.</p>
      <p lang="en">Nothing is here. Scan the QR code in your room again, or call the front desk.</p>
    </main>
  )
}
