import { offerTerminal } from '../city/init.ts'
import type { Command } from './command.ts'

/** Tells a code that enrols a terminal at an outlet. */
export const enrol: Command = {
  usage: 'OUTLET',
  async run({ open, say }, outlet = '') {
    await open(world => offerTerminal(outlet, world, say))
    return 0
  },
}
