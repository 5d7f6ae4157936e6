/** `npm run shots`: the README's pictures, made anew from the built program. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { status } = spawnSync(
  join(root, 'node_modules', '.bin', 'playwright'),
  ['test', '-c', 'test/e2e/pictures.config.ts'],
  { cwd: root, stdio: 'inherit' },
)
process.exit(status ?? 1)
