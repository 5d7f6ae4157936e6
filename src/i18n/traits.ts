/** What is at hand of every language before any of its words are loaded. */
export interface Traits {
  /** In the row of languages: as its own speakers call it, in a word. */
  readonly short: string
  /** By which figures and dates are written (BCP 47). */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  /** Between hours and minutes on the clock. */
  readonly clock: '.' | ':'
  /** What stands in the place of a part that could not be drawn. */
  readonly broken: Readonly<Record<'title' | 'text' | 'again' | 'reload', string>>
}
