/** What is open: its head, what is said of it, its fields, its history, and what can be done to it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { RegisterHistory } from '../../../contract/city-register.ts'
import type { Reply } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import { Met, Trouble } from '../../product/parts.tsx'
import type { Written } from '../../product/use-thing.ts'
import { useSay } from '../../product/words.ts'
import { isCovered, Sheet } from '../../ui/sheet.tsx'
import { History } from './history.tsx'

export interface PanelProps<Of> {
  readonly title: string
  readonly under: ComponentChildren
  readonly picture?: string | null
  readonly state: ComponentChildren
  readonly written: Written<Of>
  readonly version: number
  /** Above the fields: what is missing, who added it. */
  readonly said: ComponentChildren
  readonly children: ComponentChildren
  readonly readHistory: (before: number) => Promise<Reply<RegisterHistory>>
  /** What may be done to it as it stands, quiet ones first; saving is the panel's own. */
  readonly deeds: ComponentChildren
  readonly hint?: string
  readonly onClose: () => void
}

export function Panel<Of>(props: PanelProps<Of>) {
  const { words } = useSay()
  const may = useMay()
  const { written, title, onClose } = props
  const form = useRef<HTMLFormElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  useKeys(() => form.current?.querySelector<HTMLButtonElement>('[type=submit]')?.click(), onClose)
  return (
    <form
      ref={form}
      class="panel"
      noValidate
      aria-label={title}
      onSubmit={event => {
        event.preventDefault()
        if (written.isChanged && !written.isBusy) void written.save()
      }}
    >
      <div class="title">
        {props.picture != null && <img class="thumb big" src={props.picture} alt="" width={88} height={88} />}
        <div>
          <h2 ref={head} tabIndex={-1}>
            {title}
          </h2>
          <small>{props.under}</small>
          {props.state}
        </div>
        <button type="button" class="plain" onClick={onClose}>
          {words.back}
        </button>
      </div>
      <div class="says">
        {!may('register') && <p class="soft">{words.isRead}</p>}
        <Met written={written} />
        <Trouble written={written} />
        {props.said}
      </div>
      {props.children}
      <History key={props.version} read={props.readHistory} />
      {may('register') && (
        <div class="done-bar">
          <p role="status">
            {written.isChanged ? words.unsaved : words.saved} {props.hint}
          </p>
          {props.deeds}
          <button type="submit" class="button" disabled={!written.isChanged || written.isBusy}>
            {words.save}
            <kbd>Ctrl S</kbd>
          </button>
        </div>
      )}
    </form>
  )
}

function useKeys(save: () => void, close: () => void): void {
  const now = useRef({ save, close })
  now.current = { save, close }
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        now.current.save()
      }
      // A sheet over the page has the key first.
      if (event.key === 'Escape' && !isCovered()) now.current.close()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

export interface ReasonProps {
  readonly title: string
  readonly says: string
  readonly yes: string
  /** False: it was not done, and why is said on the page. */
  readonly onYes: (reason: string) => Promise<boolean>
  readonly onClose: () => void
}

/** Asked once before what others notice: what will happen, and why. */
export function Reason({ title, says, yes, onYes, onClose }: ReasonProps) {
  const { words } = useSay()
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const submit = (event: Event) => {
    event.preventDefault()
    setBusy(true)
    void onYes(reason.trim()).finally(onClose)
  }
  return (
    <Sheet title={title} closeLabel={words.cancel} onClose={onClose}>
      <form onSubmit={submit} class="reason">
        <p>{says}</p>
        <label>
          {words.why}
          <small>{words.whyHint}</small>
          <textarea
            rows={2}
            maxLength={200}
            required
            value={reason}
            onInput={event => setReason(event.currentTarget.value)}
          />
        </label>
        <div class="does">
          <button type="button" class="button quiet" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="submit" class="button" disabled={isBusy || reason.trim() === ''}>
            {yes}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
