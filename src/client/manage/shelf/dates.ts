/** A day as the language writes it. */
import { useSay } from '../words.ts'

export function useDates(): (date: string) => string {
  const { words } = useSay()
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return date => day.format(new Date(`${date}T00:00:00Z`))
}
