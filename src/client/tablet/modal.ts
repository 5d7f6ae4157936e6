/** A dialog over everything, with the focus in it; browsers from before `<dialog>` show it in the flow. */
let before: Element | null = null

/** A ref: focus goes back to where it was once the dialog is gone. */
export function openOver(dialog: HTMLDialogElement | null): void {
  if (dialog === null) {
    const back = before
    before = null
    queueMicrotask(
      () => back instanceof HTMLElement && back.isConnected && back.focus({ preventScroll: true }),
    )
    return
  }
  if (dialog.open) return
  before = document.activeElement
  if ('showModal' in dialog) dialog.showModal()
  else (dialog as HTMLElement).setAttribute('open', '')
  dialog.querySelector<HTMLElement>('button')?.focus()
}
