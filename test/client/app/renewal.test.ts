// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest'
import { startRenewal } from '../../../src/client/app/renewal.ts'
import { offerSeam } from '../../../src/client/platform/seam.ts'

const MINUTE_MS = 60_000
const OURS = { headers: { 'etalase-contract': '1' } }

/** A service worker as its page sees it. */
class FakeWorker extends EventTarget {
  readonly scriptURL = new URL('/sw.js', location.href).href
  state = 'activated'
  readonly heard: unknown[] = []
  postMessage(data: unknown): void {
    this.heard.push(data)
  }
}

class FakeRegistration extends EventTarget {
  waiting: FakeWorker | null = null
  readonly installing = null
  readonly active: FakeWorker | null = null
  update = vi.fn(async () => undefined)
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null
  readonly registration = new FakeRegistration()
  register = async () => this.registration

  takenOverBy(worker: FakeWorker): void {
    this.registration.waiting = null
    this.controller = worker
    this.dispatchEvent(new Event('controllerchange'))
  }
}

let container: FakeContainer
let seam: boolean
let reload: Mock<() => void>
let page: () => Promise<Response>

beforeEach(() => {
  vi.useFakeTimers()
  document.head.innerHTML = ''
  const script = document.createElement('script')
  script.setAttribute('type', 'module')
  Object.defineProperty(script, 'src', { value: `${location.origin}/assets/page-A.js` })
  script.setAttribute('src', '')
  vi.spyOn(document, 'querySelector').mockReturnValue(script)
  container = new FakeContainer()
  container.controller = new FakeWorker()
  vi.stubGlobal('navigator', { serviceWorker: container })
  seam = false
  offerSeam(() => seam)
  reload = vi.fn<() => void>()
  vi.spyOn(location, 'reload').mockImplementation(reload)
  page = async () => new Response('<script src="/assets/page-B.js">', OURS)
  vi.stubGlobal('fetch', () => page())
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  offerSeam(() => false)
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('a worker that waits', () => {
  test('is asked at the next seam, and not before', async () => {
    const next = new FakeWorker()
    container.registration.waiting = next
    await startRenewal()
    await pass(10 * MINUTE_MS)
    expect(next.heard).toEqual([])
    seam = true
    await pass(MINUTE_MS)
    expect(next.heard).toEqual([{ type: 'SKIP_WAITING' }])
  })

  test('is asked at once where the page is put away', async () => {
    await startRenewal()
    container.registration.waiting = new FakeWorker()
    seam = true
    document.dispatchEvent(new Event('visibilitychange'))
    expect(container.registration.waiting.heard).toEqual([{ type: 'SKIP_WAITING' }])
  })
})

describe('once another worker has taken over', () => {
  test('the page follows at a seam', async () => {
    await startRenewal()
    seam = true
    container.takenOverBy(new FakeWorker())
    await pass(0)
    expect(reload).toHaveBeenCalledOnce()
  })

  test('the page stays as long as there is no seam', async () => {
    await startRenewal()
    container.takenOverBy(new FakeWorker())
    await pass(60 * MINUTE_MS)
    expect(reload).not.toHaveBeenCalled()
    seam = true
    await pass(MINUTE_MS)
    expect(reload).toHaveBeenCalledOnce()
  })

  test('the page stays when somebody came while the server was asked', async () => {
    await startRenewal()
    seam = true
    page = async () => {
      seam = false
      return new Response('/assets/page-B.js', OURS)
    }
    container.takenOverBy(new FakeWorker())
    await pass(0)
    expect(reload).not.toHaveBeenCalled()
  })

  test('a page that is of that release already is not loaded again', async () => {
    await startRenewal()
    seam = true
    page = async () => new Response('<script src="/assets/page-A.js">', OURS)
    container.takenOverBy(new FakeWorker())
    await pass(60 * MINUTE_MS)
    expect(reload).not.toHaveBeenCalled()
  })

  test.each<[string, () => Promise<Response>]>([
    ['without a network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['behind a captive portal', async () => new Response('welcome')],
    ['while the server cannot serve', async () => new Response('', { ...OURS, status: 503 })],
  ])('%s the page stays, and follows when a reload would bring it further', async (_, answer) => {
    await startRenewal()
    seam = true
    const whole = page
    page = answer
    container.takenOverBy(new FakeWorker())
    await pass(30 * MINUTE_MS)
    expect(reload).not.toHaveBeenCalled()
    page = whole
    await pass(MINUTE_MS)
    expect(reload).toHaveBeenCalledOnce()
  })
})

test('the very first worker is of the page’s own release', async () => {
  container.controller = null
  await startRenewal()
  seam = true
  container.takenOverBy(new FakeWorker())
  await pass(10 * MINUTE_MS)
  expect(reload).not.toHaveBeenCalled()
})

test('a page that is never loaded anew asks for new releases every hour', async () => {
  await startRenewal()
  await pass(59 * MINUTE_MS)
  expect(container.registration.update).not.toHaveBeenCalled()
  await pass(2 * MINUTE_MS)
  expect(container.registration.update).toHaveBeenCalledOnce()
})
