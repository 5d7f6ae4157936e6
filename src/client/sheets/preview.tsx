/** What becomes of each row of the file: refused first. It is mended here, and applied whole by one button. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { SheetUndone, TakenIn } from '../../contract/sheets.ts'
import { uuidV7 } from '../../domain/ids.ts'
import type { Cell } from '../../domain/sheets/cell.ts'
import type { RowState } from '../../domain/sheets/compare.ts'
import { SHEETS, type SheetName } from '../../domain/sheets/kinds.ts'
import { browser } from '../platform/device.ts'
import { Said } from '../ui/office/said.tsx'
import { ApplyBar } from './apply-bar.tsx'
import type { Asking } from './asking.ts'
import { type Chosen, headsOf, mend, rowsIn } from './chosen.ts'
import { ColumnHeads } from './column-heads.tsx'
import { useKeys } from './keys.ts'
import { Last, Undone } from './last.tsx'
import { Rows } from './rows.tsx'
import { usePreview } from './use-preview.ts'
import { useRefusal, useSheets } from './words.ts'

interface PreviewProps {
  readonly sheet: SheetName
  readonly asking: Asking
  readonly chosen: Chosen
  readonly onChosen: (chosen: Chosen) => void
  readonly onLeave: () => void
}

export function Preview({ sheet, asking, chosen, onChosen, onLeave }: PreviewProps) {
  const { words } = useSheets()
  const kind = SHEETS[sheet]
  const heads = useMemo(() => headsOf(kind, chosen), [kind, chosen])
  const found = useMemo(
    () =>
      heads === null || heads.missing.length > 0 ? { rows: [], examples: 0 } : rowsIn(kind, chosen, heads),
    [kind, chosen, heads],
  )
  const previewed = usePreview(sheet, asking, found.rows)
  const [only, setOnly] = useState<RowState | null>(null)
  const applying = useApplying(sheet, asking, previewed.again)
  const outcomes = previewed.preview?.outcomes ?? []
  const isCurrent = previewed.preview !== null && !previewed.isComparing && previewed.trouble === null
  const isReady =
    isCurrent &&
    heads?.open.length === 0 &&
    outcomes.some(({ state }) => state === 'new' || state === 'changed') &&
    outcomes.every(({ state }) => state !== 'refused')
  const apply = () => {
    if (isReady && previewed.preview !== null) applying.apply(found.rows, previewed.preview.version)
  }
  const refused = outcomes.filter(({ state }) => state === 'refused').map(({ row }) => row)
  useKeys({ f: () => setOnly(only === 'refused' ? null : 'refused'), apply, leave: onLeave })
  if (applying.done !== null)
    return <Applied sheet={sheet} asking={asking} taken={applying.done} onLeave={onLeave} />
  return (
    <>
      <Title sheet={sheet} chosen={chosen} found={found} onChosen={onChosen} onLeave={onLeave} />
      {heads === null ? (
        <NoHeads sheet={sheet} />
      ) : (
        <ColumnHeads
          kind={kind}
          heads={heads}
          answers={chosen.answers}
          onAnswers={answers => onChosen({ ...chosen, answers })}
        />
      )}
      {heads !== null && heads.missing.length === 0 && found.rows.length === 0 && chosen.out.length === 0 && (
        <Said look="soon">{words.noRows}</Said>
      )}
      <Trouble sentence={previewed.trouble ?? applying.trouble} onRetry={previewed.again} />
      {applying.hasMoved && (
        <Said look="soon" isAlert>
          {words.moved}
        </Said>
      )}
      {found.rows.length > 0 && heads !== null && (
        <Rows
          kind={kind}
          heads={heads.heads}
          rows={found.rows}
          outcomes={outcomes}
          isComparing={previewed.isComparing}
          only={only}
          onOnly={setOnly}
          onMend={(row, column, cell: Cell) => onChosen(mend(chosen, row, column, cell))}
          onOut={row => onChosen({ ...chosen, out: [...chosen.out, row] })}
        />
      )}
      {heads !== null && heads.missing.length === 0 && (found.rows.length > 0 || chosen.out.length > 0) && (
        <ApplyBar
          refused={refused.length}
          open={heads.open.length}
          out={chosen.out.length}
          rows={found.rows.length}
          isSame={isCurrent && outcomes.length > 0 && outcomes.every(({ state }) => state === 'same')}
          isReady={isReady}
          isApplying={applying.isApplying}
          onTakeOut={() => onChosen({ ...chosen, out: [...chosen.out, ...refused] })}
          onPutBack={() => onChosen({ ...chosen, out: [] })}
          onApply={apply}
        />
      )}
    </>
  )
}

function Title({
  sheet,
  chosen,
  found,
  onChosen,
  onLeave,
}: Omit<PreviewProps, 'asking'> & {
  found: { readonly rows: readonly unknown[]; readonly examples: number }
}) {
  const { words } = useSheets()
  const here = chosen.grids[chosen.grid]
  return (
    <div class="heading">
      <div>
        <h1>{words.titleOf(words.kind[sheet])}</h1>
        <p>
          {words.read(chosen.file, here?.name ?? '', found.rows.length)} {words.nothingYet}
          {found.examples > 0 && ` ${words.examples(found.examples)}`}
        </p>
      </div>
      <div class="does">
        {chosen.grids.length > 1 && (
          <label class="which">
            {words.sheet}
            <select
              value={String(chosen.grid)}
              onChange={event =>
                onChosen({
                  ...chosen,
                  grid: Number(event.currentTarget.value),
                  answers: {},
                  mended: {},
                  out: [],
                })
              }
            >
              {chosen.grids.map(({ name }, i) => (
                <option key={name} value={String(i)}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" class="button quiet" onClick={onLeave}>
          {words.another}
        </button>
      </div>
    </div>
  )
}

function NoHeads({ sheet }: { sheet: SheetName }) {
  const { words } = useSheets()
  const named = Object.values(SHEETS[sheet].columns).filter(({ isNeeded }) => isNeeded === true)
  return (
    <Said look="late" isAlert>
      <b>{words.noHeads}</b>
      <p>{named.map(({ heads }) => heads.id).join(' · ')}</p>
    </Said>
  )
}

function Trouble({ sentence, onRetry }: { sentence: string | null; onRetry: () => void }) {
  const { words } = useSheets()
  if (sentence === null) return null
  return (
    <Said look="late" isAlert>
      <b>{sentence}</b>
      <button type="button" class="button quiet" onClick={onRetry}>
        {words.retry}
      </button>
    </Said>
  )
}

/** One id for what is on the screen: sent twice, it is taken in once. Where things moved, it is compared anew. */
function useApplying(sheet: SheetName, asking: Asking, again: () => void) {
  const refusal = useRefusal()
  const [id, setId] = useState(newId)
  const [done, setDone] = useState<TakenIn | null>(null)
  const [isApplying, setApplying] = useState(false)
  const [hasMoved, setMoved] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const apply = (rows: Parameters<Asking['apply']>[2], version: string) => {
    if (isApplying) return
    setApplying(true)
    void asking.apply(sheet, id, rows, version).then(reply => {
      setApplying(false)
      if (reply.ok) return setDone(reply.value)
      setTrouble(reply.code === 'sheet-moved' ? null : refusal(reply))
      if (reply.code !== 'sheet-moved' && reply.code !== 'sheet-refused') return
      setMoved(reply.code === 'sheet-moved')
      setId(newId())
      again()
    })
  }
  return { apply, done, isApplying, hasMoved, trouble }
}

const newId = () => uuidV7(browser.nowMs(), browser.randomBytes)

function Applied({
  sheet,
  asking,
  taken,
  onLeave,
}: Pick<PreviewProps, 'sheet' | 'asking' | 'onLeave'> & { taken: TakenIn }) {
  const { words, afterwards } = useSheets()
  const [undone, setUndone] = useState<SheetUndone | null>(null)
  useEffect(() => scrollTo(0, 0), [])
  return (
    <>
      <div class="heading">
        <div>
          <h1>{words.titleOf(words.kind[sheet])}</h1>
        </div>
      </div>
      {undone === null ? (
        <>
          <Last sheet={sheet} last={taken} asking={asking} onUndone={setUndone} />
          {afterwards?.(sheet)}
        </>
      ) : (
        <Undone sheet={sheet} undone={undone} />
      )}
      <p class="does after">
        <button type="button" class="button" onClick={onLeave}>
          {words.done.next}
        </button>
      </p>
    </>
  )
}
