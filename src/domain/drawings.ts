/** Drawings that come with the program (`public/products/`), for a product of which there is no photograph. */
// biome-ignore format: one list
export const DRAWINGS = [
  'abon-kepiting-original.svg', 'abon-kepiting-pedas.svg', 'amplang-kuku-macan.svg', 'amplang-original-tenggiri.svg',
  'amplang-rumput-laut.svg', 'anjat-rotan.svg', 'anting-manik.svg', 'batik-cap-balikpapan.svg',
  'batik-jala-ngembang.svg', 'batik-printing-kaltim.svg', 'batik-tulis-mangrove.svg', 'bingka-kentang.svg',
  'bunga-telang.svg', 'cake-salak.svg', 'cokelat-merasa.svg', 'dodol-pidada.svg', 'dodol-salak.svg',
  'gelang-agate.svg', 'gula-gait.svg', 'gula-semut-aren.svg', 'ilat-sapi.svg', 'kalung-manik.svg', 'keminting.svg',
  'keripik-buah-naga.svg', 'keripik-kerang.svg', 'keripik-pisang-kepok.svg', 'kerupuk-kepiting.svg',
  'kopi-liberika.svg', 'kopi-luwak-prangat.svg', 'kue-gabin.svg', 'lempok-durian.svg', 'madu-hutan-mini.svg',
  'madu-kelulut.svg', 'mantau-beku.svg', 'minyak-gosok-kelapa.svg', 'pai-salak.svg', 'peyek-kepiting.svg',
  'roti-durian.svg', 'sambal-bahari-cumi.svg', 'sambal-bahari-haruan.svg', 'sambal-buah-naga.svg', 'sambal-salak.svg',
  'sarung-samarinda.svg', 'sirup-pidada.svg', 'sirup-salak.svg', 'syal-ulap-doyo.svg', 'tas-sulam-tumpar.svg',
  'teh-bawang-dayak.svg', 'teh-kulit-salak.svg', 'topi-dayak.svg', 'wedang-candy.svg', 'wedang-dayak.svg',
] as const
export type Drawing = (typeof DRAWINGS)[number]

/** As people say it: `amplang kuku macan`. */
export function drawingName(drawing: Drawing): string {
  return drawing.replace(/\.svg$/, '').replaceAll('-', ' ')
}
