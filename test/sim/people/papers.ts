/** Whoever has a paper's link opens it, with what proves it; and somebody tries one that is nearly right. */
import type { Phone } from '../device/phone.ts'
import type { Tab } from '../device/tab.ts'
import type { Stage } from '../run/stage.ts'
import { outlet } from '../server/template.ts'

const LINK = /\/k\/[^/]+\/(\d+)#(.+)$/

/** One of those that the guest's screen shows, and what has made it void. */
export async function openPaper(stage: Stage, phone: Phone, nth: number): Promise<void> {
  const papers = [...(phone.replica?.orders.values() ?? [])].flatMap(({ kwitansi }) => kwitansi)
  const paper = papers[nth % Math.max(1, papers.length)]
  if (paper === undefined) return
  const voidedBy = await open(stage, phone.tab, paper.url)
  if (voidedBy !== null) await open(stage, phone.tab, voidedBy)
}

/** The link of the paper by which it is void. */
async function open({ record }: Stage, { ask }: Tab, url: string): Promise<string | null> {
  const [, text = '', token = ''] = LINK.exec(url) ?? []
  const number = Number(text)
  const known = record.links.get(number) ?? token
  if (known !== token)
    record.violate('a-link-shows-its-paper', `${number} has the links ${known} and ${token}`)
  record.links.set(number, token)
  const body = { outlet: outlet.slug, number, token }
  const shown = await ask<'kwitansi'>('POST', '/api/kwitansi', { body })
  await ask<'kwitansiProof'>('POST', '/api/kwitansi/proof', { body })
  const wrong = { ...body, token: [...token].reverse().join('') }
  await ask<'kwitansi'>('POST', '/api/kwitansi', { body: wrong })
  return shown.ok ? (shown.value.voidedBy?.url ?? null) : null
}
