/**
 * A kwitansi's check in a real Chromium: the first one of a page, which also makes the tables for its signatures, and those
 * after it; and what there is to be carried: the proof, a paper's file, the check that stands alone.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { enterHotel, orderBody, ROOT, send, startProgram } from './program.mjs'
import { uuidV7 } from './uuid.mjs'

const PAGES = 5
const TIMES = 20
const ASK_EVERY_MS = 50
const CLIENT = join(ROOT, 'dist', 'client')

export async function benchChecking({ folder }) {
  const program = await startProgram(join(folder, 'checking'))
  const paper = await sealedPaper(await enterHotel(program.url))
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] }).catch(() => null)
  const runs = []
  for (let i = 0; browser !== null && i < PAGES; i++) runs.push(await checkIn(browser, program.url, paper))
  await browser?.close()
  await program.stop()
  const later = runs.flatMap(run => run.slice(1))
  return [
    {
      chromium: browser?.version() ?? 'none is here',
      firstMs: middle(runs.map(run => run[0])),
      laterMs: middle(later),
      longestMs: runs.length === 0 ? null : Math.round(Math.max(...runs.flat())),
      proofBytes: paper.proof.length,
      fileBytes: JSON.stringify(paper).length,
      verifyHtmlBytes: readFileSync(join(CLIENT, 'verify.html')).length,
    },
  ]
}

/** A paper with its proof, as its page has them. */
async function sealedPaper({ url, slug, guests: [guest], desk, shelf }) {
  const id = uuidV7()
  await send(url, 'PUT', `/api/orders/${id}`, orderBody(guest.stay, [shelf[0], shelf[1]]), guest.cookie)
  await send(url, 'POST', `/api/desk/orders/${id}/acknowledge`, {}, desk)
  const delivered = await send(url, 'POST', `/api/desk/orders/${id}/deliver`, {}, desk)
  const { number, url: link } = (await delivered.json()).kwitansi
  const body = { outlet: slug, number, token: link.split('#')[1] }
  const ask = async path => (await send(url, 'POST', path, body)).json()
  const shown = await ask('/api/kwitansi')
  for (;;) {
    const paper = await ask('/api/kwitansi/proof')
    if (paper.proof !== null) return { ...paper, shown }
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
  }
}

/** Milliseconds that each of some checks took in a page of its own. Throws where one does not hold. */
async function checkIn(browser, url, paper) {
  const manifest = JSON.parse(readFileSync(join(CLIENT, '.vite', 'manifest.json'), 'utf8'))
  const script = `/${manifest['src/client/check/examine.ts'].file}`
  const page = await browser.newPage()
  await page.goto(url)
  const times = await page.evaluate(
    async ({ script, paper, times }) => {
      const { examine } = await import(script)
      return Array.from({ length: times }, () => {
        const began = performance.now()
        const { seal, fault, differences } = examine(paper, null)
        if (seal !== 'sealed' || differences.length > 0) throw new Error(`the check says ${seal}, ${fault}`)
        return performance.now() - began
      })
    },
    { script, paper, times: TIMES },
  )
  await page.close()
  return times
}

function middle(times) {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted.length === 0 ? null : Math.round(sorted[Math.floor(sorted.length / 2)] * 10) / 10
}
