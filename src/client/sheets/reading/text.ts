/** A table as text: in whatever encoding and with whatever separator a spreadsheet of these lands writes it. */
import type { Cell } from '../../../domain/sheets/cell.ts'
import { NotASheet } from './fault.ts'

const SEPARATORS = [';', '\t', ','] as const
/** Lines by which the separator is found. */
const LOOKED_AT = 20

export function gridOfText(bytes: Uint8Array): Cell[][] {
  const text = decode(bytes)
  if (/^\s*(<!doctype html|<html|<table|<\?xml)/i.test(text)) throw new NotASheet('web-page')
  if (/\p{Cc}/u.test(text.replace(/[\t\n\v\f\r]/g, ''))) throw new NotASheet('not-a-sheet')
  const [, said, rest = text] = /^sep=(.)\r?\n([\s\S]*)$/i.exec(text) ?? []
  return cellsOf(rest, said ?? separatorOf(rest))
}

/** By its mark; else UTF-8 where it is that, UTF-16 where every other byte is nothing, and what Windows writes otherwise. */
function decode(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const some = bytes.subarray(0, 1_000)
  const zeros = (odd: 0 | 1) => some.filter((byte, i) => byte === 0 && i % 2 === odd).length
  if (zeros(1) > some.length / 3) return new TextDecoder('utf-16le').decode(bytes)
  if (zeros(0) > some.length / 3) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The one that parts most lines alike, into most cells. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 100_000)
  let best: { readonly mark: string; readonly cells: number } = { mark: ',', cells: 1 }
  for (const mark of SEPARATORS) {
    const rows = cellsOf(lines, mark).slice(0, LOOKED_AT)
    const widths = rows.map(row => row.length).sort((a, b) => a - b)
    const usual = widths[Math.floor(widths.length / 2)] ?? 0
    if (usual > best.cells) best = { mark, cells: usual }
  }
  return best.mark
}

/** By RFC 4180 with that separator: a quote at the beginning of a cell quotes it, anywhere else it is one. */
function cellsOf(text: string, mark: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at + 1, mark) : plain(text, at, mark)
    row.push(cell)
    at = end
    if (text[at] === mark) {
      at++
      // A separator at the very end has an empty cell behind it.
      if (at === text.length) row.push('')
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function plain(text: string, from: number, mark: string): readonly [string, number] {
  let at = from
  while (at < text.length && text[at] !== mark && text[at] !== '\n' && text[at] !== '\r') at++
  return [text.slice(from, at), at]
}

function quoted(text: string, from: number, mark: string): readonly [string, number] {
  let at = from
  for (; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at++
    else break
  }
  const [rest, end] = plain(text, Math.min(at + 1, text.length), mark)
  return [text.slice(from, at).replace(/""/g, '"') + rest, end]
}
