/** What a program's router knows, in the words of the contract. */
import type { FastifyInstance } from 'fastify'
import type { FileAddress } from '../../src/contract/files.ts'

/** `METHOD /path/{parameter}` of all that the router knows below a path, read from its own print of its tree. */
export function servedUnder(app: FastifyInstance, root: string): string[] {
  const found: string[] = []
  const path: string[] = []
  for (const line of app.printRoutes().split('\n')) {
    const [, branches = '', segment = '', methods = ''] =
      /^([│ ]*)[├└]── (\S+)(?: \(([^)]+)\))?/.exec(line) ?? []
    if (segment === '') continue
    path.splice(branches.length / 4)
    path.push(segment)
    const address = path.join('').replace(/:(\w+)/g, '{$1}')
    if (!address.startsWith(root)) continue
    for (const method of methods.split(', ')) {
      if (method !== '' && method !== 'HEAD') found.push(`${method} ${address}`)
    }
  }
  return found
}

/** The same of a file: what goes on to the end is called nothing there. */
export function addressIn({ path, isDeep }: FileAddress): string {
  return `GET ${isDeep === true ? path.replace(/\{\w+\}$/, '*') : path}`
}
