/** Modules as one file that Node can run, with the program in it: the simulation, the bench; and workers that run them. */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')
const DRIVER = '@photostructure/sqlite'

/** The storage engine gets a disk that can fail in its driver's place; the disk itself stands on the real one. */
const disk = {
  name: 'etalase:simulated-disk',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === DRIVER && /[\\/]src[\\/]server[\\/]/.test(importer ?? '')
      ? join(root, 'test/sim/server/disk.ts')
      : null,
}

/** Each worker has one core, and leaves little behind that lives long. */
const FLAGS = ['--max-semi-space-size=32', '--single-threaded-gc']

let bundles = 0

/** `plugins` may change the program on its way in; no file of it is touched. */
export function bundle(plugins = []) {
  return bundleOf('sim', 'test/sim/main.ts', [...plugins, disk])
}

/** A module of this project as one file, with all of the program that it imports. */
export async function bundleOf(name, module, plugins = []) {
  // Within the project: what the bundle imports is found from where it lies.
  const folder = join(root, 'test-results', `${name}-${process.pid}-${bundles++}`)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins,
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: { [name]: join(root, module) } },
    },
  })
  return { file: join(folder, `${name}.js`), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Resolves when the worker has said all. */
export async function startWorker(file, task, hear, stderr = 'inherit') {
  const worker = spawn(process.execPath, [...FLAGS, file, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', stderr],
  })
  const ended = new Promise(resolve => worker.once('exit', resolve))
  for await (const line of createInterface({ input: worker.stdout })) hear(JSON.parse(line))
  const code = await ended
  if (code !== 0) throw new Error(`a worker ended with ${code}: ${JSON.stringify(task)}`)
}
