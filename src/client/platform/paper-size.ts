/**
 * On what paper a screen prints, where another of the same app prints on another: pages have one size for a whole document, and
 * the last rule that is in force says which.
 */
import { useEffect } from 'preact/hooks'

/** `page`: what stands in `@page`, such as `size: A4`. */
export function usePaperSize(page: string): void {
  useEffect(() => {
    const sheet = [...document.styleSheets].filter(({ href }) => href === null || isOwn(href)).pop()
    if (sheet === undefined) return
    sheet.insertRule(`@page { ${page} }`, sheet.cssRules.length)
    const rule = sheet.cssRules[sheet.cssRules.length - 1]
    return () => sheet.deleteRule(Array.from<CSSRule | undefined>(sheet.cssRules).indexOf(rule))
  }, [page])
}

/** Rules of others are not to be touched. */
const isOwn = (href: string) => href.startsWith(location.origin)
