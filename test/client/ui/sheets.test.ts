/** Sheets are held together: every colour has a name that says what it is for, and the offices share one sheet. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const CLIENT = join(import.meta.dirname, '..', '..', '..', 'src', 'client')
const NAMED_IN = ['ui/tokens.css', 'ui/paper.css', 'ui/office.css', 'verify/verify.css']
const COLOUR =
  /#[\da-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|\b(?:black|white|red|gr[ae]y)\b/i

const sheets = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.css'))
  .map(name => ({
    name: relative('.', name),
    text: readFileSync(join(CLIENT, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
  }))

/** Every `property: value` of a sheet. */
function declarationsOf(text: string): { property: string; value: string }[] {
  return Array.from(
    text.matchAll(/([\w-]+):\s*((?:url\([^)]*\)|[^;{}])+);/g),
    ([, property = '', value = '']) => ({
      property,
      value,
    }),
  )
}

/** Every rule outside of conditions, as its selector and what it says. */
function rulesOf(text: string): string[] {
  return Array.from(text.matchAll(/^([^\s@}][^{}]*)\{([^{}]*)\}/gm), ([, selector = '', body = '']) =>
    `${selector} { ${body} }`.replace(/\s+/g, ' '),
  )
}

describe('sheets', () => {
  it('name a colour where the names are, and use names everywhere else', () => {
    const direct = sheets.flatMap(({ name, text }) =>
      declarationsOf(text)
        .filter(
          ({ property, value }) =>
            COLOUR.test(value) && !(NAMED_IN.includes(name) && property.startsWith('--')),
        )
        .map(({ property, value }) => `${name}: ${property}: ${value}`),
    )
    expect(sheets.length).toBeGreaterThan(10)
    expect(direct).toEqual([])
  })

  it('use no name of a colour or a length that no sheet gives', () => {
    const all = sheets.map(({ text }) => text).join('')
    const given = new Set(declarationsOf(all).map(({ property }) => property))
    const used = new Set(Array.from(all.matchAll(/var\((--[\w-]+)/g), ([, name = '']) => name))
    expect([...used].filter(name => !given.has(name))).toEqual([])
  })

  it('of desk, back office and agency say nothing twice: what they share stands in the office’s', () => {
    const office = sheets.filter(({ name }) =>
      /^(desk|manage|evaluate)\/|^ui\/(office|front)\.css$/.test(name),
    )
    const seen = new Map<string, string>()
    const twice = office.flatMap(({ name, text }) =>
      rulesOf(text).flatMap(rule => {
        const first = seen.get(rule)
        seen.set(rule, name)
        return first === undefined || first === name ? [] : [`${first} and ${name}: ${rule}`]
      }),
    )
    expect(twice).toEqual([])
  })
})
