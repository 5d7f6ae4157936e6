/** Whoever has a paper's link opens it, with what proves it; and somebody tries one that is nearly right. */
import type { Phone } from '../device/phone.ts'
import type { Tab } from '../device/tab.ts'
import { isLost, lossesIn } from '../oracle/losses.ts'
import type { Stage } from '../run/stage.ts'
import { outlet } from '../server/template.ts'

const LINK = /\/k\/[^/]+\/([\d-]+)#(.+)$/

/** One of those that the guest's screen shows, and what has made it void. */
export async function openPaper(stage: Stage, phone: Phone, nth: number): Promise<void> {
  await openLost(stage, phone)
  const papers = [...(phone.replica?.orders.values() ?? [])].flatMap(({ kwitansi }) => kwitansi)
  const paper = papers[nth % Math.max(1, papers.length)]
  if (paper === undefined) return
  const voidedBy = await open(stage, phone.tab, paper.url)
  if (voidedBy !== null) await open(stage, phone.tab, voidedBy)
}

/** One that was given up since: its link was shown, and whoever kept it tries it. */
async function openLost({ record, look }: Stage, { tab }: Phone): Promise<void> {
  const losses = lossesIn(look())
  const [name, token] = [...record.links].find(([one]) => isLost(losses, one)) ?? []
  if (name === undefined || token === undefined) return
  const [number = 0, generation] = name.split('-').map(Number)
  const body = { outlet: outlet.slug, number, token, ...(generation === undefined ? {} : { generation }) }
  await tab.ask<'kwitansi'>('POST', '/api/kwitansi', { body })
}

/** The link of the paper by which it is void. */
async function open({ record }: Stage, { ask }: Tab, url: string): Promise<string | null> {
  const [, name = '', token = ''] = LINK.exec(url) ?? []
  const known = record.links.get(name) ?? token
  if (known !== token) record.violate('a-link-shows-its-paper', `${name} has the links ${known} and ${token}`)
  for (const [other, its] of record.links)
    if (other !== name && its === token)
      record.violate('a-name-is-one-papers', `${name} is opened as ${other}`)
  record.links.set(name, token)
  const [number = 0, generation] = name.split('-').map(Number)
  const body = { outlet: outlet.slug, number, token, ...(generation === undefined ? {} : { generation }) }
  const shown = await ask<'kwitansi'>('POST', '/api/kwitansi', { body })
  await ask<'kwitansiProof'>('POST', '/api/kwitansi/proof', { body })
  const wrong = { ...body, token: [...token].reverse().join('') }
  await ask<'kwitansi'>('POST', '/api/kwitansi', { body: wrong })
  return shown.ok ? (shown.value.voidedBy?.url ?? null) : null
}
