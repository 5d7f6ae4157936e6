/**
 * The campaign's simulated orders: `npm run sim` over seeds that nobody has played yet, share after share, until so many
 * orders have been placed. What a share says of itself is added up; a share that breaks stands with its first violations.
 */
import { spawnSync } from 'node:child_process'

const SEEDS_A_SHARE = 5_000
/** Seeds of a campaign begin somewhere below this; the next campaign begins elsewhere. */
const FIRST_SEED_MAX = 2 ** 31
const OUTPUT_BYTES_MAX = 256 * 2 ** 20

/** `random`: 0 ≤ x < 1. */
export function simulate({ orders: wanted, random }) {
  const began = Date.now()
  const counts = { orders: 0, seeds: 0, 'faults injected': 0 }
  const anomalies = []
  for (let from = 1 + Math.floor(random * FIRST_SEED_MAX); counts.orders < wanted; from += SEEDS_A_SHARE) {
    const seeds = `${from}..${from + SEEDS_A_SHARE - 1}`
    const share = play(seeds)
    if (share === null) {
      anomalies.push(`npm run sim -- --seeds ${seeds} broke before it could count`)
      break
    }
    counts.orders += share.orders
    counts.seeds += share.seeds
    counts['faults injected'] += share.faults
    anomalies.push(...share.failing.map(one => JSON.stringify(one)))
    if (share.unreached.length > 0)
      anomalies.push(`seeds ${seeds} never reached ${share.unreached.join(', ')}`)
    // A share without an order would go on for ever.
    if (share.orders === 0) break
  }
  return { part: 'the simulation', counts, anomalies, seconds: Math.round((Date.now() - began) / 1000) }
}

/** What it printed last is its count; `null` where there is none. */
function play(seeds) {
  const { stdout } = spawnSync('npm', ['run', '--silent', 'sim', '--', '--seeds', seeds, '--json'], {
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1))
  } catch {
    return null
  }
}
