/** Files in and out of the page, through a worker that lives as long as one of them. */
import type { SheetThings } from '../../contract/sheets.ts'
import type { Cell } from '../../domain/sheets/cell.ts'
import type { Column, Known, SheetKind } from '../../domain/sheets/column.ts'
import type { FileFault } from '../../domain/sheets/file-fault.ts'
import { EXAMPLE, written } from '../../domain/sheets/rows-of.ts'
import { scriptAddress } from '../platform/script-address.ts'
import { NotASheet } from './reading/fault.ts'
import { FILE_BYTES_MAX } from './reading/limits.ts'
import type { Done, Job } from './reading/worker.ts'
import worker from './reading/worker.ts?worker&url'
import type { Writing, Written } from './reading/write-file.ts'

/** The largest file takes two seconds on an old laptop. */
const PATIENCE_MS = 30_000

export interface ReadGrid {
  readonly name: string
  readonly grid: readonly (readonly Cell[])[]
}

export async function readGrids(file: File): Promise<readonly ReadGrid[]> {
  if (file.size > FILE_BYTES_MAX) throw new NotASheet('too-large')
  const bytes = await file.arrayBuffer().catch(() => Promise.reject(new NotASheet('broken')))
  const done = await inWorker({ read: bytes }, [bytes])
  if ('grids' in done) return done.grids
  throw new NotASheet('fault' in done ? done.fault : 'broken')
}

export function faultOf(fault: unknown): FileFault {
  return fault instanceof NotASheet ? fault.fault : 'broken'
}

function inWorker(job: Job, handed: Transferable[]): Promise<Done> {
  return new Promise((resolve, reject) => {
    const working = new Worker(scriptAddress(worker))
    const settle = (then: () => void) => {
      clearTimeout(timer)
      working.terminate()
      then()
    }
    const timer = setTimeout(() => settle(() => resolve({ fault: 'too-slow' })), PATIENCE_MS)
    working.onmessage = ({ data }: MessageEvent<Done>) => settle(() => resolve(data))
    working.onerror = () => settle(() => reject(new NotASheet('broken')))
    working.postMessage(job, handed)
  })
}

/** What is there, in the form in which it is taken in again. */
export function saveThings(
  kind: SheetKind,
  name: string,
  { things, names }: Pick<SheetThings, 'things' | 'names'>,
): Promise<void> {
  const rows = things.map(({ cells }) =>
    Object.entries(kind.columns).map(([id, column]) => {
      const value = cells[id]
      const called = names[column.refers ?? '']?.[String(value)]
      return toWritten(column, called ?? value)
    }),
  )
  return saveFile(name, [{ name, heads: headsOf(kind), rows }])
}

/** Heads, and a row that says that it is an example. */
export function saveTemplate(kind: SheetKind, name: string): Promise<void> {
  const [called] = kind.named.slice(-1)
  const example = Object.entries(kind.columns).map(([id, { example, isDay }]): Written => {
    if (id === called) return `${EXAMPLE}${example}`
    return isDay === true && typeof example === 'string' ? { day: example } : example
  })
  return saveFile(`templat-${name}`, [{ name, heads: headsOf(kind), rows: [example] }])
}

function headsOf({ columns }: SheetKind): string[] {
  return Object.values(columns).map(({ heads }) => heads.id)
}

function toWritten(column: Column, value: Known['cells'][string] | undefined): Written {
  if (value === undefined) return null
  return column.isDay === true ? { day: String(value) } : written(column, value)
}

/** A sheet for each. */
export async function saveFile(name: string, writings: readonly Writing[]): Promise<void> {
  const done = await inWorker({ write: writings }, [])
  if (!('file' in done)) throw new NotASheet('broken')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const address = URL.createObjectURL(new Blob([done.file], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.xlsx`
  link.click()
  // The browser has begun to save it by then.
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE_MS)
}
