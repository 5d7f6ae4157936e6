/** A list has pages, and never goes on without end. */
import { useEffect, useState } from 'preact/hooks'

export interface Paged<Row> {
  readonly rows: readonly Row[]
  /** From 0. */
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}

/** `found`: by what the rows were found; another one begins at the first page. */
export function usePaged<Row>(all: readonly Row[], perPage: number, found: string): Paged<Row> {
  const [page, setPage] = useState(0)
  useEffect(() => setPage(0), [found])
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const here = Math.min(page, pages - 1)
  return { rows: all.slice(here * perPage, (here + 1) * perPage), page: here, pages, onPage: setPage }
}

export interface PagerWords {
  readonly label: string
  readonly before: string
  readonly after: string
  /** "Page 2 of 14". */
  readonly at: (page: number, pages: number) => string
}

export interface PagerProps extends Pick<Paged<unknown>, 'page' | 'pages' | 'onPage'> {
  readonly words: PagerWords
}

/** Nothing where there is one page. */
export function Pager({ page, pages, onPage, words }: PagerProps) {
  if (pages < 2) return null
  return (
    <nav class="pager" aria-label={words.label}>
      <button type="button" class="plain" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {words.before}
      </button>
      <span class="num" role="status">
        {words.at(page + 1, pages)}
      </span>
      <button type="button" class="plain" disabled={page + 1 === pages} onClick={() => onPage(page + 1)}>
        {words.after}
      </button>
    </nav>
  )
}
