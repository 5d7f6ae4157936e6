/** The campaign's changed rules: `npm run survivors` over every part, each of which is broken where its tests let too much live. */
import { spawnSync } from 'node:child_process'

const OUTPUT_BYTES_MAX = 64 * 2 ** 20

export function survive() {
  const began = Date.now()
  const { stdout } = spawnSync('npm', ['run', '--silent', 'survivors', '--', '--json'], {
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const parts = read(stdout)
  const counts = {}
  for (const { part, mutants, killed, judged, survivors } of parts ?? [])
    Object.assign(counts, {
      [`changes to ${part}`]: mutants,
      [`found in ${part}`]: killed,
      [`judged in ${part}`]: judged,
      [`alive in ${part}`]: survivors.length,
    })
  return {
    part: 'rules that a test holds',
    counts,
    anomalies: parts?.flatMap(anomaliesOf) ?? ['npm run survivors broke before it could count'],
    seconds: Math.round((Date.now() - began) / 1000),
  }
}

function anomaliesOf({ part, share, least, survivors }) {
  if (share >= least) return []
  const alive = survivors.map(({ file, line, replacement }) => `${file}:${line} may be ${replacement}`)
  return [`of ${part} ${(share * 100).toFixed(1)} % are found, ${least * 100} % at least`, ...alive]
}

/** `null` where it did not come to its end. */
function read(stdout) {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1))
  } catch {
    return null
  }
}
