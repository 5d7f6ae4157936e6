/**
 * Words, of any language for any audience. Each language is a folder and each audience a file in it, which the build finds:
 * `load('desk', import.meta.glob('/src/i18n/*\/desk.ts'), language)`. What is asked for stands where it is asked, so that an
 * audience's scripts name its own words only.
 */
import { LANGUAGES, type Language } from '../domain/language.ts'
import type { acts } from './id/acts.ts'
import type { check } from './id/check.ts'
import type { desk } from './id/desk.ts'
import type { documents } from './id/documents.ts'
import type { duty } from './id/duty.ts'
import type { evaluate } from './id/evaluate.ts'
import type { goods } from './id/goods.ts'
import type { guest } from './id/guest.ts'
import type { home } from './id/home.ts'
import type { kwitansi } from './id/kwitansi.ts'
import type { manage } from './id/manage.ts'
import type { menu } from './id/menu.ts'
import type { pass } from './id/pass.ts'
import type { paying } from './id/paying.ts'
import type { people } from './id/people.ts'
import type { photos } from './id/photos.ts'
import type { problems } from './id/problems.ts'
import type { register } from './id/register.ts'
import type { restored } from './id/restored.ts'
import type { sheets } from './id/sheets.ts'
import type { stays } from './id/stays.ts'
import type { tablet } from './id/tablet.ts'

/** What each audience's file says. */
interface Audiences {
  readonly acts: typeof acts
  readonly check: typeof check
  readonly desk: typeof desk
  readonly documents: typeof documents
  readonly duty: typeof duty
  readonly evaluate: typeof evaluate
  readonly goods: typeof goods
  readonly guest: typeof guest
  readonly home: typeof home
  readonly kwitansi: typeof kwitansi
  readonly manage: typeof manage
  readonly menu: typeof menu
  readonly pass: typeof pass
  readonly paying: typeof paying
  readonly stays: typeof stays
  readonly photos: typeof photos
  readonly people: typeof people
  readonly problems: typeof problems
  readonly restored: typeof restored
  readonly sheets: typeof sheets
  readonly register: typeof register
  readonly tablet: typeof tablet
}
type Audience = keyof Audiences
type File<Name extends Audience> = Readonly<Pick<Audiences, Name>>

export async function load<Name extends Audience>(
  name: Name,
  files: Readonly<Record<string, () => Promise<File<Name>>>>,
  language: Language,
): Promise<Audiences[Name]> {
  return (await fileOf(name, files, language)())[name]
}

/** The words of every language, where they are all at hand. */
export function inEvery<Name extends Audience>(
  name: Name,
  files: Readonly<Record<string, File<Name>>>,
): Readonly<Record<Language, Audiences[Name]>> {
  const all = LANGUAGES.map(language => [language, fileOf(name, files, language)[name]])
  return Object.fromEntries(all) as Record<Language, Audiences[Name]>
}

function fileOf<Found>(name: Audience, files: Readonly<Record<string, Found>>, language: Language): Found {
  const found = files[`/src/i18n/${language}/${name}.ts`]
  if (found === undefined) throw new Error(`${language} has no words for ${name}`)
  return found
}
