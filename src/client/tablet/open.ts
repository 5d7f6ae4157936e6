/** From the window into the shop. */
import type { Language } from '../../domain/language.ts'
import { focusHeading } from '../guest/first/actions.ts'
import { now } from '../guest/first/state.ts'
import { beginWatch } from './idle.ts'
import { speak } from './language.ts'
import { setTablet } from './state.ts'
import { checkStay } from './stay.ts'

export async function openShop(language: Language): Promise<void> {
  if (language !== now().place.language) await speak(language)
  setTablet({ resting: false })
  beginWatch()
  focusHeading()
  if (now().session.is !== 'open') await checkStay()
}
