/** All that is said of a product, side by side where it is said in two languages: as an officer writes it, and a manager. */
import { DRAWINGS, drawingName } from '../../domain/drawings.ts'
import { LANGUAGES } from '../../domain/language.ts'
import { PRODUCT_TEXTS } from '../../domain/register.ts'
import { Choice, NumberInput, TextInput, Ticks, type Writing } from './inputs.tsx'
import { idOf } from './parts.tsx'
import { ProductPhotos } from './photos.tsx'
import { useSay } from './words.ts'

export function ProductFields(writing: Writing) {
  return (
    <>
      <Texts {...writing} />
      <Papers {...writing} />
      <Goods {...writing} />
    </>
  )
}

const LONG = { name: undefined, story: 4, ingredients: 2, storage: 2 } as const
const MAX = { name: 120, story: 1_200, ingredients: 600, storage: 300 } as const

function Texts(writing: Writing) {
  const { words } = useSay()
  const { products: say } = words
  return (
    <section id="teks">
      <h2>
        {say.texts} <small>{say.textsHint}</small>
      </h2>
      <div class="cols">
        {PRODUCT_TEXTS.flatMap(text =>
          LANGUAGES.map(language => (
            <TextInput
              key={`${text}.${language}`}
              {...writing}
              field={`${text}.${language}`}
              max={MAX[text]}
              {...(LONG[text] === undefined ? {} : { rows: LONG[text] })}
            />
          )),
        )}
      </div>
    </section>
  )
}

function Papers(writing: Writing) {
  const { words } = useSay()
  const { products: say } = words
  return (
    <section id="surat">
      <h2>
        {say.papers} <small>{say.papersHint}</small>
      </h2>
      <div class="cols three">
        <Choice {...writing} field="permit.kind" words={words.permit} />
        <TextInput {...writing} field="permit.number" max={60} />
        <TextInput {...writing} field="permit.validTo" type="date" max={10} />
        <Choice {...writing} field="halal.status" words={words.halal} />
        <TextInput {...writing} field="halal.number" max={60} />
        <TextInput {...writing} field="halal.validTo" type="date" max={10} />
      </div>
    </section>
  )
}

const drawings = Object.fromEntries(DRAWINGS.map(one => [one, drawingName(one)]))

function Goods(writing: Writing) {
  const { words } = useSay()
  const { products: say } = words
  return (
    <>
      <section id={idOf('photos')} tabIndex={-1}>
        <ProductPhotos {...writing} />
      </section>
      <section id="barang">
        <h2>{say.facts}</h2>
        <div class="cols three">
          <Choice {...writing} field="category" words={words.category} />
          <TextInput {...writing} field="kind" max={63} hint={words.kindHint} />
          <TextInput {...writing} field="origin" max={120} />
          <NumberInput {...writing} field="net.amount" max={1_000_000} step="any" nothing={0} />
          <Choice {...writing} field="net.unit" words={words.unit} />
          <NumberInput {...writing} field="priceHint" max={1_000_000_000} nothing={null} />
          <NumberInput {...writing} field="shelfLifeDays" max={3_650} nothing={null} />
          <Choice {...writing} field="picture" words={drawings} none={say.noPicture} />
        </div>
      </section>
      <section>
        <h2>
          {say.allergens} {writing.isRead !== true && <small>{say.allergensHint}</small>}
        </h2>
        <Ticks
          {...writing}
          field="allergens"
          label={say.allergens}
          words={words.allergen}
          none={say.noAllergens}
        />
      </section>
      <section>
        <h2>{say.care}</h2>
        <Ticks {...writing} field="care" label={say.care} words={words.careMark} />
      </section>
    </>
  )
}
