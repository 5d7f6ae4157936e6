/** People of this outlet. */
import { later } from '../ui/later.tsx'
import { usePlace } from './place.ts'
import { useSay } from './words.ts'

const PeoplePart = later(async () => (await import('../people/people.tsx')).PeoplePart)

export function People() {
  const { language } = useSay()
  const { outlet, onSignedOut } = usePlace()
  return <PeoplePart outlet={outlet.slug} zone={outlet.zone} language={language} onSignedOut={onSignedOut} />
}
