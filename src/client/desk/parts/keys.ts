/** Keys of the board are single letters and digits: they must not fire while somebody writes or holds a modifier. */

const WRITTEN_IN = ['INPUT', 'TEXTAREA', 'SELECT']
const SPOKEN = ['radio', 'checkbox', 'button']

export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  const at = event.target
  if (!(at instanceof HTMLElement)) return false
  if (at instanceof HTMLInputElement && SPOKEN.includes(at.type)) return false
  return WRITTEN_IN.includes(at.tagName)
}
