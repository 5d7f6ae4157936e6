/** The bell at work: it rings while an order is unseen, and counts as working only once a person has heard it. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Bell, type BellState, createBell } from './bell.ts'
import { dropProof, isProved, keepProof } from './proof.ts'

/** What the desk has to do about its sound, if anything. */
export type SoundState = 'missing' | 'unproved' | 'testing' | 'stopped' | 'working'

export interface Sound {
  readonly state: SoundState
  readonly test: () => void
  readonly answer: (heard: boolean) => void
  readonly chime: () => void
  /** Once, as for an order. */
  readonly ring: () => void
}

export interface SoundOptions {
  /** Terminal and person: whose word it is that the bell can be heard. */
  readonly who: string
  /** Seconds between two rings; `null` while nothing calls. */
  readonly everyS: number | null
  /** It calls in vain. */
  readonly isLouder: boolean
  readonly onTick: (listener: () => void) => () => void
}

const TEST_EVERY_S = 3
/** The bell's own clock may look still within one second of a busy page. */
const FROZEN_AFTER_S = 3

export function useSound({ who, everyS, isLouder, onTick }: SoundOptions): Sound {
  const [bellState, setBellState] = useState<BellState>('off')
  const [frozen, setFrozen] = useState(false)
  const [proved, setProved] = useState(() => isProved(who))
  const [testing, setTesting] = useState(false)
  const bell = useMemo<Bell>(() => {
    const made = createBell(() => setBellState(made.state()))
    return made
  }, [])

  useEffect(() => {
    setBellState(bell.state())
    const start = () => bell.start()
    for (const name of GESTURES) addEventListener(name, start)
    return () => {
      for (const name of GESTURES) removeEventListener(name, start)
    }
  }, [bell])

  const every = testing ? TEST_EVERY_S : everyS
  const tune = isLouder && !testing ? 'louder' : 'order'
  const seconds = useRef(0)
  useEffect(() => {
    seconds.current = 0
    if (every !== null) bell.ring('order')
  }, [bell, every !== null])
  useEffect(() => {
    let stillS = 0
    return onTick(() => {
      stillS = bell.isFrozen() ? stillS + 1 : 0
      setFrozen(stillS >= FROZEN_AFTER_S)
      seconds.current++
      if (every !== null && seconds.current % every === 0) bell.ring(tune)
    })
  }, [bell, every, tune, onTick])

  const actions = useMemo(
    () => ({
      test() {
        bell.start()
        setTesting(true)
      },
      answer(heard: boolean) {
        setTesting(false)
        setProved(heard)
        if (heard) keepProof(who)
        else dropProof()
      },
      chime: () => bell.ring('phone'),
      ring: () => bell.ring('order'),
    }),
    [bell, who],
  )

  return { state: stateOf({ bellState, frozen, proved, testing }), ...actions }
}

/** Every touch of the page may wake the sound after a reload. */
const GESTURES = ['pointerdown', 'keydown'] as const

function stateOf(now: {
  bellState: BellState
  frozen: boolean
  proved: boolean
  testing: boolean
}): SoundState {
  if (now.bellState === 'missing') return 'missing'
  if (now.testing) return 'testing'
  if (!now.proved) return 'unproved'
  return now.bellState === 'running' && !now.frozen ? 'working' : 'stopped'
}
