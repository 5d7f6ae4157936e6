/** The demo's sellers. All are invented and say so by name: a place, never a firm. */
import type { Seller } from '../../domain/product.ts'

export const DEMO_SELLERS: readonly Seller[] = [
  seller('Teritip', 'Balikpapan Timur', {
    id: 'Contoh dapur amplang di tepi timur kota, tempat ikan datang pagi-pagi. Dibentuk dengan tangan, digoreng sedikit demi sedikit supaya renyahnya rata.',
    en: 'An example of an amplang kitchen on the city’s eastern shore, where the fish comes in early. Shaped by hand and fried in small batches so that the crunch is even.',
  }),
  seller('Manggar', 'Balikpapan Timur', {
    id: 'Contoh usaha keluarga di dekat pasar ikan yang mengolah kepiting menjadi lauk kering. Rasanya sengaja dibuat seperti masakan rumah.',
    en: 'An example of a family business near the fish market that turns crab into dry relishes. It is meant to taste like home cooking.',
  }),
  seller('Sangatta', 'Kutai Timur', {
    id: 'Contoh kelompok ibu pesisir yang mengeringkan hasil laut di bawah matahari. Setiap bungkus ditimbang dan ditutup bersama-sama.',
    en: 'An example of a group of women on the coast who dry seafood in the sun. They weigh and seal every pack together.',
  }),
  seller('Gunung Sari', 'Balikpapan Tengah', {
    id: 'Contoh dapur kota yang memulai hari sebelum subuh. Mantau, bingka, dan sambalnya dibuat untuk dibawa pulang.',
    en: 'An example of a town kitchen that starts its day before dawn. Its mantau, bingka and sambals are made to be taken home.',
  }),
  seller('Karang Joang', 'Balikpapan Utara', {
    id: 'Contoh kelompok petani salak di utara kota yang tidak membiarkan buahnya terbuang. Daging, sari, sampai kulitnya diolah.',
    en: 'An example of snake-fruit growers north of the city who let nothing go to waste. Flesh, juice and even skin find a use.',
  }),
  seller('Sungai Wain', 'Balikpapan Utara', {
    id: 'Contoh kelompok pekarangan di dekat hutan lindung: lebah, bunga, dan umbi. Panennya sedikit, jadi kemasannya kecil.',
    en: 'An example of home gardeners near the protection forest: bees, flowers and bulbs. Harvests are small, and so are the packs.',
  }),
  seller('Tenggarong', 'Kutai Kartanegara', {
    id: 'Contoh wadah perajin dan petani di hulu Mahakam. Gula aren, teh, dan manik-maniknya dikerjakan di rumah masing-masing.',
    en: 'An example of makers and growers up the Mahakam who sell together. Palm sugar, tea and beadwork are made in their own homes.',
  }),
  seller('Samarinda', 'Samarinda Seberang', {
    id: 'Contoh kampung tenun dan kue di seberang sungai. Yang satu duduk di alat tenun, yang lain di depan oven.',
    en: 'An example of a riverside quarter of weavers and bakers. Some sit at the loom, others stand at the oven.',
  }),
  seller('Sepaku', 'Penajam Paser Utara', {
    id: 'Contoh kelompok kebun dan mangrove di tetangga ibu kota baru. Kopi dan buah pidadanya dipetik dekat rumah.',
    en: 'An example of growers by the mangroves, neighbours of the new capital. They pick their coffee and mangrove apples close to home.',
  }),
  seller('Merasa', 'Berau', {
    id: 'Contoh kebun kakao kecil di tepi sungai di utara provinsi. Bijinya difermentasi dan dijemur sebelum menjadi cokelat batang.',
    en: 'An example of a small cocoa garden by a river in the north of the province. The beans are fermented and sun-dried before they become bars.',
  }),
  seller('Batu Ampar', 'Balikpapan Utara', {
    id: 'Contoh rumah batik dengan motif pesisir dan hutan bakau. Pengunjung boleh melihat canting dan cap bekerja.',
    en: 'An example of a batik house whose motifs come from shore and mangrove. Visitors may watch the wax pen and the stamp at work.',
  }),
  seller('Tanah Grogot', 'Paser', {
    id: 'Contoh perajin batik dari selatan, dengan motif jala yang ditebar. Tiap lembar dicelup di halaman belakang.',
    en: 'An example of batik makers from the south, whose motif is a cast net. Each length is dyed in the back yard.',
  }),
  seller('Tanjung Isuy', 'Kutai Barat', {
    id: 'Contoh kelompok penenun serat daun dan penganyam rotan di tepi danau. Satu barang bisa memakan waktu berhari-hari.',
    en: 'An example of lakeside weavers of leaf fibre and rattan. A single piece can take them many days.',
  }),
  seller('Kebun Sayur', 'Balikpapan Barat', {
    id: 'Contoh lapak kriya di pasar oleh-oleh kota. Batu dan maniknya dipilih satu per satu, lalu dirangkai sendiri.',
    en: 'An example of a craft stall in the city’s souvenir market. Stones and beads are chosen one by one and strung on the spot.',
  }),
]

function seller(place: string, district: string, about: Seller['about']): Seller {
  const slug = `demo-${place.toLowerCase().replaceAll(' ', '-')}`
  return { slug, name: `UMKM Demo ${place}`, district, about }
}
