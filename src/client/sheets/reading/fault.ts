/** A file that is no sheet: thrown where that is seen, told where it was chosen. */
import type { FileFault } from '../../../domain/sheets/file-fault.ts'

export class NotASheet extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}
