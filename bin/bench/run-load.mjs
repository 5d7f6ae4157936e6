/** Runs the load generator against an address and measures meanwhile what each process spends. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { measureCpu } from './machine.mjs'

const GENERATOR = join(import.meta.dirname, 'load.mjs')

/** `pids`: processes of the served side, by name. */
export async function runLoad(url, pids, plan) {
  const { hostname: host, port } = new URL(url)
  const child = spawn(process.execPath, [GENERATOR], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify({ host, port: Number(port), ...plan }))
  let end = null
  let spent = null
  let result = null
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    for (let at = said.indexOf('\n'); at >= 0; at = said.indexOf('\n')) {
      const line = JSON.parse(said.slice(0, at))
      said = said.slice(at + 1)
      if (line.phase === 'began') end = measureCpu({ ...pids, load: child.pid })
      else if (line.phase === 'ended') spent = end()
      else result = line
    }
  }
  if (result === null) throw new Error('the load generator said nothing')
  return { ...result, ...spent }
}
