/** People of the agency. */
import { later } from '../ui/later.tsx'
import { useSay } from './words.ts'

const PeoplePart = later(async () => (await import('../people/people.tsx')).PeoplePart)
/** The agency sits in Balikpapan. */
const ZONE = 'Asia/Makassar'

export function People({ onSignedOut }: { onSignedOut: () => void }) {
  const { language } = useSay()
  return (
    <main class="work">
      <PeoplePart outlet={null} zone={ZONE} language={language} onSignedOut={onSignedOut} />
    </main>
  )
}
