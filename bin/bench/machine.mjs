/**
 * What of the machine was spent, and by whom: a figure taken beside other people's work says so. Linux only, from
 * /proc; elsewhere these figures are null and the others stand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

const hasProc = existsSync('/proc/stat')
/** Linux counts processor time in hundredths of a second, whatever its clock does. */
const TICK_MS = 10

/** Processor time of a process and, for a server of many processes, its children; milliseconds. */
export function cpuMsOf(pid) {
  if (!hasProc) return null
  const processes = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(statOf)
    .filter(stat => stat !== null)
  return processes
    .filter(stat => stat.pid === pid || stat.parent === pid)
    .reduce((sum, stat) => sum + stat.cpuMs, 0)
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return {
      pid: Number(pid),
      parent: Number(fields[1]),
      cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    }
  } catch {
    return null
  }
}

/** Bytes that a process holds in memory. */
export function memoryOf(pid) {
  if (!hasProc) return null
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
}

/** Processor time spent on this machine by everybody, milliseconds. */
function spentMs() {
  if (!hasProc) return null
  const [user, nice, system, , , irq, softIrq] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softIrq) * TICK_MS
}

/** Begins to measure; the returned function ends it. `own`: the processes that belong to the bench, by name. */
export function measureCpu(own) {
  const began = performance.now()
  const all = spentMs()
  const before = Object.entries(own).map(([name, pid]) => [name, pid, cpuMsOf(pid)])
  return function end() {
    const passedMs = performance.now() - began
    const cpuMs = Object.fromEntries(
      before.map(([name, pid, was]) => [name, was === null ? null : cpuMsOf(pid) - was]),
    )
    const mine = Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0)
    const others = all === null ? null : Math.max(0, spentMs() - all - mine) / passedMs / cpus().length
    return { passedMs, cpuMs, othersShare: others, loadAverage: loadavg()[0] }
  }
}
