/** Reads and writes files apart from the page, which stays at hand however long it takes, and can end it. */
import type { FileFault } from '../../../domain/sheets/file-fault.ts'
import { NotASheet } from './fault.ts'
import { readFile } from './read-file.ts'
import { type Writing, writeFile } from './write-file.ts'

export type Job = { readonly read: ArrayBuffer } | { readonly write: readonly Writing[] }
export type Done =
  | { readonly grids: Awaited<ReturnType<typeof readFile>> }
  | { readonly file: ArrayBuffer }
  | { readonly fault: FileFault }

const work = async (job: Job): Promise<Done> =>
  'read' in job ? { grids: await readFile(new Uint8Array(job.read)) } : { file: await writeFile(job.write) }

addEventListener(
  'message',
  ({ data }: MessageEvent<Job>) =>
    void work(data).then(
      done => postMessage(done),
      fault => postMessage({ fault: fault instanceof NotASheet ? fault.fault : 'broken' } satisfies Done),
    ),
)
