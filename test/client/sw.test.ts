import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aWorker, Device, type Worker } from './worker.ts'

const FILES = ['/assets/page-1.js', '/fonts/text.woff2']
const NAVIGATE = { mode: 'navigate' } as const

let device: Device
let worker: Worker

beforeEach(async () => {
  vi.useFakeTimers()
  device = new Device()
  worker = await aWorker(device, 'v1', FILES)
})
afterEach(() => vi.useRealTimers())

function cutLine(): void {
  device.answer = () => Promise.reject(new TypeError('Failed to fetch'))
}
const says = (text: string, init?: ResponseInit) => {
  device.answer = async () => new Response(text, init)
}
const textOf = async (answer: Response | undefined) => (answer === undefined ? null : await answer.text())

describe('the shell', () => {
  test('is kept whole from the first visit', async () => {
    await worker.install()
    expect(device.cachedIn('shell-v1')).toEqual([...FILES].sort())
  })

  test('of which one piece is missing is none: the worker is not installed', async () => {
    device.answer = async ({ url }) => new Response('', { status: url.endsWith('.js') ? 404 : 200 })
    await expect(worker.install()).rejects.toThrow()
    expect(device.stores.has('shell-v1')).toBe(false)
  })

  test.each<[string, () => void]>([
    ['is refused', () => says('', { status: 500 })],
    [
      'is a captive portal’s',
      () => {
        device.isForeign = true
      },
    ],
    [
      'is led elsewhere',
      () => {
        device.answer = async () => Object.defineProperty(new Response('x'), 'redirected', { value: true })
      },
    ],
    [
      'breaks off',
      () => {
        device.answer = async () =>
          new Response(new ReadableStream({ start: body => body.error(new TypeError('cut')) }))
      },
    ],
    [
      'has no room',
      () => {
        device.isFull = true
      },
    ],
  ])('that %s leaves the one before whole, and nothing half of its own', async (_, happens) => {
    await worker.install()
    const next = await aWorker(device, 'v2', ['/assets/page-2.js', '/fonts/text.woff2'])
    happens()
    await expect(next.install()).rejects.toThrow()
    expect([...device.stores.keys()]).toEqual(['shell-v1'])
    cutLine()
    expect(await textOf(await worker.fetch('/assets/page-1.js'))).toBe('from the network')
  })

  test('of the same files is not lost when a new worker over them breaks', async () => {
    await worker.install()
    cutLine()
    await expect((await aWorker(device, 'v1', FILES)).install()).rejects.toThrow()
    expect(device.cachedIn('shell-v1')).toEqual([...FILES].sort())
  })

  test('takes what bears no hash past the browser’s own cache', async () => {
    await worker.install()
    expect(Object.fromEntries(device.freshness)).toEqual({
      '/assets/page-1.js': 'default',
      '/fonts/text.woff2': 'no-cache',
    })
  })

  test('is served without asking the network', async () => {
    await worker.install()
    cutLine()
    expect(await textOf(await worker.fetch('/assets/page-1.js'))).toBe('from the network')
  })

  test('of an older page is still there after a release, and of five releases at most', async () => {
    for (const release of ['v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7']) {
      const next = await aWorker(device, release, [`/assets/${release}.js`])
      await next.install()
      await next.activate()
    }
    const shells = [...device.stores.keys()].filter(name => name.startsWith('shell-'))
    expect(shells).toEqual(['shell-v3', 'shell-v4', 'shell-v5', 'shell-v6', 'shell-v7'])
    cutLine()
    expect((await worker.fetch('/assets/v3.js'))?.ok).toBe(true)
  })

  test('that goes takes no page and no picture along', async () => {
    await worker.fetch('/products/amplang.avif')
    for (const release of ['v2', 'v3', 'v4', 'v5', 'v6', 'v7']) {
      const next = await aWorker(device, release, [])
      await next.install()
      await next.activate()
    }
    expect(device.cachedIn('seen')).toEqual(['/products/amplang.avif'])
  })
})

describe('of the apps', () => {
  const MADE = { r: ['/assets/guest.js', '/assets/both.js'], desk: ['/assets/desk.js', '/assets/both.js'] }
  const PHONE = [...FILES, ...MADE.r].sort()
  const BOTH = [...new Set([...PHONE, ...MADE.desk])].sort()

  test('a phone keeps what a guest needs, and nothing of a desk', async () => {
    device.windows = [{ told: [], path: '/r/hotel-demo/en' }]
    await (await aWorker(device, 'v1', FILES, MADE)).install()
    expect(device.cachedIn('shell-v1')).toEqual(PHONE)
  })

  test('one that comes to be used later is kept whole, and its page with it', async () => {
    device.windows = [{ told: [], path: '/r/hotel-demo' }]
    worker = await aWorker(device, 'v1', FILES, MADE)
    await worker.install()
    device.asked.length = 0
    await worker.fetch('/desk/hotel-demo', NAVIGATE)
    await worker.fetch('/desk/hotel-demo', NAVIGATE)
    expect(device.asked).toEqual(['/desk/hotel-demo', '/assets/desk.js', '/desk/hotel-demo'])
    expect(device.cachedIn('shell-v1')).toEqual(BOTH)
    cutLine()
    expect(await textOf(await worker.fetch('/desk/hotel-demo/rooms', NAVIGATE))).toBe('from the network')
    expect(await textOf(await worker.fetch('/assets/desk.js'))).toBe('from the network')
  })

  test('one that a page asks for is kept too', async () => {
    worker = await aWorker(device, 'v1', FILES, MADE)
    await worker.install()
    await worker.hear({ keep: ['/desk', '/desk/hotel-demo'] })
    expect(device.cachedIn('shell-v1')).toEqual([...FILES, ...MADE.desk].sort())
  })

  test('one of which a file cannot be had has no page kept that would stay empty', async () => {
    worker = await aWorker(device, 'v1', FILES, MADE)
    await worker.install()
    device.answer = async ({ url }) => new Response('', { status: url.endsWith('.js') ? 404 : 200 })
    expect((await worker.fetch('/desk/hotel-demo', NAVIGATE))?.ok).toBe(true)
    await worker.hear({ keep: ['/r/hotel-demo', '/products/madu.avif'] })
    expect(device.cachedIn('seen')).toEqual(['/products/madu.avif'])
  })

  test('the next release keeps each that this device has been used for', async () => {
    worker = await aWorker(device, 'v1', FILES, MADE)
    await worker.install()
    await worker.fetch('/r/hotel-demo', NAVIGATE)
    await worker.fetch('/desk/hotel-demo', NAVIGATE)
    await (await aWorker(device, 'v2', FILES, MADE)).install()
    expect(device.cachedIn('shell-v2')).toEqual(BOTH)
  })
})

describe.each([
  ['a page', '/r/hotel-demo', NAVIGATE],
  ['a menu', '/api/outlets/hotel-demo/menu', {}],
] as const)('%s', (_, path, wish) => {
  test('comes from the network first', async () => {
    says('old')
    await worker.fetch(path, wish)
    says('new')
    const answer = await worker.fetch(path, wish)
    expect(answer?.headers.has('etalase-kept')).toBe(false)
    expect(await textOf(answer)).toBe('new')
  })

  test('comes from what was kept when there is none, and says so', async () => {
    says('kept', { headers: { 'content-type': 'text/demo' } })
    await worker.fetch(path, wish)
    cutLine()
    const answer = await worker.fetch(path, wish)
    expect(answer?.headers.get('etalase-kept')).toBe('v1')
    expect(answer?.headers.get('content-type')).toBe('text/demo')
    expect(await textOf(answer)).toBe('kept')
  })

  test('comes from what was kept when the network does not answer', async () => {
    says('kept')
    await worker.fetch(path, wish)
    device.answer = () => new Promise(() => undefined)
    const answer = worker.fetch(path, wish)
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await answer)?.headers.get('etalase-kept')).toBe('v1')
  })

  test('comes from what was kept when the server cannot serve just now', async () => {
    says('kept')
    await worker.fetch(path, wish)
    says('bad gateway', { status: 502 })
    expect(await textOf(await worker.fetch(path, wish))).toBe('kept')
  })

  test('that nobody ever saw is waited for, however slow', async () => {
    let arrive = (_response: Response): void => undefined
    device.answer = () =>
      new Promise(resolve => {
        arrive = resolve
      })
    const slow = worker.fetch(path, wish)
    await vi.advanceTimersByTimeAsync(20_000)
    arrive(new Response('late'))
    expect(await textOf(await slow)).toBe('late')
  })

  test('is shown even where there is no room to keep it', async () => {
    device.isFull = true
    says('new')
    expect(await textOf(await worker.fetch(path, wish))).toBe('new')
  })

  test('that nobody ever saw is a failed request, as without a worker', async () => {
    cutLine()
    expect((await worker.fetch(path, wish))?.type).toBe('error')
  })

  test('is not kept from a refusal', async () => {
    says('gone', { status: 404 })
    await worker.fetch(path, wish)
    expect(device.cachedIn('seen')).toEqual([])
  })

  test('is not kept from a captive portal, by redirect or by a page in its place', async () => {
    device.answer = async () => Object.defineProperty(new Response('welcome'), 'redirected', { value: true })
    await worker.fetch(path, wish)
    device.isForeign = true
    says('welcome')
    await worker.fetch(path, wish)
    expect(device.cachedIn('seen')).toEqual([])
  })

  test('comes from what was kept when a captive portal answers in its place', async () => {
    says('kept')
    await worker.fetch(path, wish)
    device.isForeign = true
    says('welcome')
    expect(await textOf(await worker.fetch(path, wish))).toBe('kept')
  })

  test('is kept under its bare address: no query and no fragment is a key', async () => {
    await worker.fetch(`${path}?lang=en#AAAA`, wish)
    expect(device.cachedIn('seen')).toEqual([path])
  })
})

test('a screen never opened before is drawn by the shop that it belongs to', async () => {
  says('the shop')
  await worker.fetch('/r/hotel-demo', NAVIGATE)
  cutLine()
  expect(await textOf(await worker.fetch('/r/hotel-demo/p/amplang', NAVIGATE))).toBe('the shop')
  expect((await worker.fetch('/r/mall-demo/cart', NAVIGATE))?.type).toBe('error')
})

describe('a release that waits', () => {
  test('takes over when the one page there is asks for it', async () => {
    device.windows = [{ told: [] }]
    await worker.hear({ type: 'SKIP_WAITING' })
    expect(worker.takesOver()).toBe(true)
  })

  test('waits on beside another page, which nobody has asked', async () => {
    device.windows = [{ told: [] }, { told: [] }]
    await worker.hear({ type: 'SKIP_WAITING' })
    expect(worker.takesOver()).toBe(false)
  })

  test('never takes over by itself', async () => {
    await worker.install()
    await worker.hear({ keep: ['/r/hotel-demo'] })
    expect(worker.takesOver()).toBe(false)
  })
})

test('a network that is back is told to every page, which sends what waits', async () => {
  device.windows = [{ told: [] }, { told: [] }]
  await worker.sync('etalase-outbox')
  await worker.sync('somebody-else')
  expect(device.windows).toEqual([{ told: [{ type: 'sync' }] }, { told: [{ type: 'sync' }] }])
})

test('pictures are kept once seen', async () => {
  await worker.fetch('/products/amplang.avif')
  await worker.fetch('/products/amplang.avif')
  expect(device.asked).toEqual(['/products/amplang.avif'])
})

describe("the address of one person's order or paper", () => {
  const ORDER = '019ab000-0000-7000-8000-000000000001'
  const OF_ONE = [
    `/r/hotel-demo/orders/${ORDER}`,
    `/r/hotel-demo/en/orders/${ORDER}`,
    `/tablet/orders/${ORDER}`,
    '/k/hotel-demo/128',
  ]

  test.each(OF_ONE)('%s is no key of any cache', async path => {
    await worker.fetch(path, NAVIGATE)
    expect(device.cachedIn('seen').filter(key => OF_ONE.includes(key))).toEqual([])
  })

  test('opens without a network all the same: as the shop, or as the page that all papers have', async () => {
    await worker.fetch('/r/hotel-demo/en', NAVIGATE)
    await worker.fetch('/k/hotel-demo/128', NAVIGATE)
    cutLine()
    for (const path of [`/r/hotel-demo/en/orders/${ORDER}`, '/k/mall-demo/7'])
      expect(await textOf(await worker.fetch(path, NAVIGATE)), path).toBe('from the network')
  })

  test('which an earlier release has kept goes with it', async () => {
    const seen = await device.caches.open('seen')
    for (const path of [...OF_ONE, '/r/hotel-demo/orders', '/k']) await seen.put(path, new Response('kept'))
    await worker.activate()
    expect(device.cachedIn('seen')).toEqual(['/k', '/r/hotel-demo/orders'])
  })
})

describe('what a page asks to be kept', () => {
  const KEEP = ['/r/hotel-demo', '/r/hotel-demo/en', '/products/madu.avif']

  test('is there without a network, and is asked for once', async () => {
    await worker.hear({ keep: KEEP })
    await worker.hear({ keep: KEEP })
    expect(device.cachedIn('seen')).toEqual([...KEEP].sort())
    expect(device.asked).toHaveLength(KEEP.length)
  })

  test('is fetched anew once by the next release, but for pictures', async () => {
    await worker.hear({ keep: KEEP })
    device.asked.length = 0
    const next = await aWorker(device, 'v2', FILES)
    await next.hear({ keep: KEEP })
    await next.hear({ keep: KEEP })
    expect(device.asked).toEqual(['/r/hotel-demo', '/r/hotel-demo/en'])
  })

  test('pushes out what was kept longest ago, never a page that was just seen', async () => {
    await worker.fetch('/r/hotel-demo', NAVIGATE)
    await worker.fetch('/products/first.avif')
    for (let menu = 0; menu < 3; menu++) {
      if (menu === 2) await worker.fetch('/r/hotel-demo', NAVIGATE)
      await worker.hear({ keep: Array.from({ length: 499 }, (_, n) => `/products/${menu}-${n}.avif`) })
    }
    const kept = device.cachedIn('seen')
    expect(kept).toHaveLength(1_000)
    expect(kept).toContain('/r/hotel-demo')
    expect(kept).toContain('/products/2-498.avif')
    expect(kept).not.toContain('/products/first.avif')
  })

  test('is shown and forgotten where there is no room', async () => {
    device.isFull = true
    await worker.hear({ keep: KEEP })
    expect(device.cachedIn('seen')).toEqual([])
  })

  test('does not stop at one that cannot be had', async () => {
    device.answer = async ({ url }) => new Response('', { status: url.endsWith('/en') ? 500 : 200 })
    await worker.hear({ keep: KEEP })
    expect(device.cachedIn('seen')).toEqual(['/products/madu.avif', '/r/hotel-demo'])
  })

  test("is never another site's, and never without end", async () => {
    await worker.hear({ keep: ['//elsewhere.example/x', 'https://elsewhere.example/x'] })
    expect(device.asked).toEqual([])
    await worker.hear({ keep: Array.from({ length: 2_000 }, (_, n) => `/products/${n}.avif`) })
    expect(device.asked.length).toBeLessThanOrEqual(500)
  })

  test.each([{}, { keep: 'all' }, { keep: null }])('is nothing in %j', async data => {
    await worker.hear(data)
    expect(device.asked).toEqual([])
  })
})

test.each<[string, string, object]>([
  ['an order', '/api/orders/019ab000-0000-7000-8000-000000000001', { method: 'PUT' }],
  ['a sign-in', '/api/desk/session', { method: 'POST' }],
  ["a stay's orders", '/api/orders', {}],
  ['who is asking', '/api/session', {}],
  ['the stream of a stay', '/api/events?after=7', {}],
  ["the stream of the desk's", '/api/desk/events?after=7', {}],
  ["the stream of a manager's page", '/api/member/events', {}],
  ['the board', '/api/desk/board', {}],
  ['the log', '/log/hotel-demo/checkpoint', {}],
  ['another site', 'https://elsewhere.example/r/hotel-demo', NAVIGATE],
])('%s is left alone', async (_, path, wish) => {
  expect(await worker.fetch(path, wish)).toBeUndefined()
  expect(device.stores.size).toBe(0)
})

test('writes, streams and sessions are none of its business', async () => {
  for (const [path, wish] of [
    ['/api/outlets/hotel-demo/menu', { method: 'PUT' }],
    ['/api/events', {}],
    ['/api/orders', {}],
    ['/api/session', {}],
    ['/r/hotel-demo', { mode: 'cors' }],
  ] as const) {
    expect(await worker.fetch(path, wish), path).toBeUndefined()
  }
})

describe('a message that comes while no page is open', () => {
  const called = {
    title: 'Kamar 512 menunggu 2 menit',
    body: 'Hotel',
    path: '/desk/hotel-demo',
    tag: 'an-order',
  }

  test('stands on the screen as it was written, and one without words does not', async () => {
    await worker.push(called)
    await worker.push(null)
    expect(device.notifications).toEqual([{ title: called.title, data: called.path }])
  })

  test('leads to its page: the one that is open, or a new one, and never elsewhere', async () => {
    device.windows = [{ told: [], path: '/manage/hotel-demo' }]
    await worker.click(called.path)
    await worker.click('//elsewhere.example/')
    await worker.click('https://elsewhere.example/')
    device.windows.push({ told: [], path: '/desk/hotel-demo/rooms' })
    await worker.click(called.path)
    expect(device.led).toEqual([called.path, 'to what is open at /desk/hotel-demo/rooms'])
  })
})
