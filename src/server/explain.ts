/** What keeps the program from starting, as a sentence for whoever starts it: the path, and what to do. */
import { ConfigError } from './config.ts'
import { StorageBusy, StorageUnfit } from './storage/storage.ts'
import { WrongMasterKey } from './usecases/city/known-key.ts'
import { WrongLogKey } from './usecases/log/open-logs.ts'

interface OfSystem {
  readonly code?: string
  readonly path?: string
  readonly syscall?: string
  readonly port?: number
  readonly address?: string
}

const OF_FILES: Readonly<Record<string, string>> = {
  EACCES: 'may not be used by this account: give it to whoever runs this (chown)',
  EPERM: 'may not be changed by this account: give it to whoever runs this (chown)',
  ENOSPC: 'does not fit: the disk is full, make room',
  EDQUOT: 'does not fit: this account may use no more of the disk, make room',
  EROFS: 'cannot be written: the disk is read-only, mount it for writing',
  EISDIR: 'is a folder where a file must be: move it away, and bring the file back from a backup',
  ENOTDIR:
    'is a file where a folder must be, or lies in one: move it away, and bring the folder back from a backup',
  EIO: 'cannot be read or written: the disk is failing, put a backup back on another',
  EMFILE: 'cannot be opened: too many files are open (ulimit -n)',
  ELOOP: 'is a link that leads nowhere: make it lead to its file',
}
const OF_PORTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken: stop what listens there, or set PORT to another',
  EACCES: 'may not be listened at by this account: set PORT to one above 1023',
  EADDRNOTAVAIL: 'cannot be listened at: HOST is no address of this machine',
}

/** A `ConfigError` for what a person can mend; anything else as it is. */
export function explained(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault
  if (isSaid(fault)) return new ConfigError(fault.message, { cause: fault })
  const { code = '', path, syscall, port, address } = fault as OfSystem
  if (syscall === 'listen' || syscall === 'bind') {
    const says = OF_PORTS[code]
    return says === undefined
      ? fault
      : new ConfigError(`port ${port} of ${address} ${says}`, { cause: fault })
  }
  const says = OF_FILES[code]
  return says === undefined || path === undefined
    ? fault
    : new ConfigError(`${path} ${says}`, { cause: fault })
}

function isSaid(fault: Error): boolean {
  return [StorageUnfit, StorageBusy, WrongLogKey, WrongMasterKey].some(kind => fault instanceof kind)
}
