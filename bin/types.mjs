/** Types, realm by realm: each folder is checked with only what it may know (DOM, Node, worker or nothing). */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const REALMS = [
  'src/domain',
  'src/log',
  'src/contract',
  'src/i18n',
  'src/client',
  'src/server',
  'src',
  'test',
]

const tsc = join(import.meta.dirname, '..', 'node_modules', '.bin', 'tsc')
const codes = await Promise.all(REALMS.map(check))
process.exit(codes.every(code => code === 0) ? 0 : 1)

function check(realm) {
  return new Promise(resolve => {
    spawn(tsc, ['-p', realm, '--pretty', 'false'], { stdio: 'inherit' }).on('exit', code => {
      console.log(`${code === 0 ? 'ok' : 'WRONG'}  ${realm}`)
      resolve(code)
    })
  })
}
