/** Where a paper was signed: the town of an address, which Indonesian addresses write before the province. */

/** Whole names only: Jalan Bali and Kota Jawa are no provinces. */
const PROVINCE =
  /^(?:(?:Kalimantan|Jawa|Sulawesi|Sumatera|Sumatra)(?: (?:Timur|Barat|Tengah|Selatan|Utara|Tenggara))?|Bali|Indonesia)$/i

/** The last part that is neither a postcode, a province nor the country; '' when there is none. */
export function townOf(address: string): string {
  const parts = address
    .split(',')
    .map(part => part.replace(/\b\d{5}\b/g, '').trim())
    .filter(part => part !== '')
  return parts.filter(part => !PROVINCE.test(part)).slice(-1)[0] ?? parts.slice(-1)[0] ?? ''
}
