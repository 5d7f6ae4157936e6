/** The languages a guest may choose. Staff and agency screens are in Indonesian first, English second. */
export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in every language. */
export type Localised = Readonly<Record<Language, string>>
