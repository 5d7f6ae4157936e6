/** Sleeves to print, with what draws their squares: it comes when somebody prints, so that the desk opens without it. */
import { later } from '../../ui/later.tsx'

export const SleeveSheet = later(() => import('./sleeve.tsx').then(({ SleeveSheet }) => SleeveSheet))
