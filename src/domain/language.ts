/** The languages a guest may choose. Staff and agency screens are in Indonesian first, English second. */
export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each as its own speakers call it. */
export const OWN_NAMES = { id: 'Bahasa Indonesia', en: 'English' } satisfies Record<Language, string>

/** The languages in which whoever offers a product must tell of it. */
export const TOLD_LANGUAGES = ['id', 'en'] as const satisfies readonly Language[]
type Told = (typeof TOLD_LANGUAGES)[number]

/** A text of a product or a maker. */
export type Localised = Readonly<Record<Told, string> & Partial<Record<Language, string>>>

/** What nobody has translated is told in English. */
export function textIn(text: Localised, language: Language): string {
  return text[language] ?? text.en
}
