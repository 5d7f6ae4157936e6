/** The numbers that a text tells, however it writes them: `Rp125.000`, `125,000`, `١٢٥٬٠٠٠` and `125 000` tell one. */
import { tidy } from '../../domain/typed.ts'

const NUMBER = /\d+(?:[.,٫٬'’ ]\d{3}(?!\d))*/g

/** Each once: words change their places in a translation, and may stand there twice. */
export function figuresIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(tidy(text).matchAll(NUMBER), ([number]) => number.replace(/\D/g, '')))
}

export function tellsTheSame(one: string, other: string): boolean {
  const [ours, theirs] = [figuresIn(one), figuresIn(other)]
  return ours.size === theirs.size && [...ours].every(figure => theirs.has(figure))
}
