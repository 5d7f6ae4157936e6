/**
 * The one small thing that a browser has to do to be driven here: open an address, answer an expression, be touched and
 * typed into, be photographed, and tell what went wrong in it. All else is made of that, once for all engines.
 */
import type { ENGINES } from './engines.ts'

export type EngineName = (typeof ENGINES)[number]

export interface Engine {
  /** As it calls itself, with its version. */
  readonly version: string
  /** A browser that knows nothing yet. */
  open(): Promise<Driver>
  close(): Promise<void>
}

export interface Driver {
  /** Resolves when the page is loaded. */
  goto(url: string): Promise<void>
  /** The value of an expression, or of the promise that it is; it must be JSON. */
  evaluate<Value>(expression: string): Promise<Value>
  /** A real tap, in pixels of the window. */
  tapAt(x: number, y: number): Promise<void>
  /** Real keys, into what has the focus; a line's end is the Enter key. */
  type(text: string): Promise<void>
  screenshot(path: string): Promise<void>
  /** What was logged as an error, thrown, or rejected and caught by nobody. */
  faults(): Promise<readonly string[]>
  close(): Promise<void>
}

/** An engine, or why it cannot be had here. */
export type Found = { readonly start: () => Promise<Engine> } | { readonly missing: string }

/** A room's guest is in Makassar's zone, wherever the test runs. */
export const ZONE = 'Asia/Makassar'
export const WINDOW = { width: 480, height: 800 } as const
