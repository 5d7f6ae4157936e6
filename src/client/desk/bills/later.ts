/** A bill comes when somebody looks at one: the desk opens without it. */
import { later } from '../../ui/later.tsx'

export const CheckOut = later(() => import('./check-out.tsx').then(({ CheckOut }) => CheckOut))
