/** How an icon is drawn, and the few that the guest's first sight shows. */
export const BASKET = 'M4 10h16l-1.5 9h-13zM8 10l3-6M16 10l-3-6M9.5 13.5v2.5M14.5 13.5v2.5'
export const CHECK = 'M5 12.5l4.5 4.5L19 7'
export const FILTER = 'M4 6h16M7 12h10M10 18h4'

/** An icon beside words; it says nothing by itself. */
export function Icon({ d }: { d: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  )
}
