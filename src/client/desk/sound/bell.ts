/**
 * The desk's bell, made and not played: there is no file that could be missing. Browsers let it ring only after a
 * person has touched the page, and may silence it later; `state` says which, and is never hopeful.
 */
export const BELL_STATES = ['missing', 'off', 'running', 'stopped'] as const
export type BellState = (typeof BELL_STATES)[number]

export interface Bell {
  state(): BellState
  /** Must be called from a tap or a key. */
  start(): void
  ring(kind: Tune): void
  /** Has the sound's own clock stood still since the last call although it should run (a lost loudspeaker)? */
  isFrozen(): boolean
}

/** Frequencies over the strike tone and their loudness: a reception bell, sharp enough for a busy hall. */
const PARTIALS = [
  { ratio: 1, gain: 0.5 },
  { ratio: 2.76, gain: 0.28 },
  { ratio: 5.4, gain: 0.16 },
] as const
/** Loudness beside what the device can: what rings in vain has more of it, and sounds otherwise. */
const TUNES = {
  order: { hz: 1_180, gain: 0.7, strikesS: [0, 0.16, 0.62, 0.78] },
  louder: { hz: 1_480, gain: 1.6, strikesS: [0, 0.12, 0.24, 0.62, 0.74, 0.86, 1.24, 1.36, 1.48] },
  phone: { hz: 780, gain: 0.7, strikesS: [0] },
} as const
export type Tune = keyof typeof TUNES
const DECAY_S = 1.3

export function createBell(changed: () => void): Bell {
  let context: AudioContext | null = null
  let out: AudioNode | null = null
  let lastTime = -1

  function open(): void {
    context = new AudioContext({ latencyHint: 'interactive' })
    context.onstatechange = changed
    // Lets the strikes add up to as loud as the device goes without tearing.
    const press = context.createDynamicsCompressor()
    press.connect(context.destination)
    out = press
  }

  function strike(at: number, hz: number, loudness: number): void {
    if (context === null || out === null) return
    for (const { ratio, gain } of PARTIALS) {
      const tone = context.createOscillator()
      const level = context.createGain()
      tone.frequency.value = hz * ratio
      level.gain.setValueAtTime(gain * loudness, at)
      level.gain.exponentialRampToValueAtTime(0.0001, at + DECAY_S / ratio ** 0.5)
      tone.connect(level).connect(out)
      tone.start(at)
      tone.stop(at + DECAY_S)
    }
  }

  return {
    state() {
      if (typeof AudioContext === 'undefined') return 'missing'
      if (context === null) return 'off'
      return context.state === 'running' ? 'running' : 'stopped'
    },
    start() {
      if (typeof AudioContext === 'undefined') return
      if (context === null) open()
      void context?.resume().then(changed, changed)
    },
    ring(kind) {
      if (context?.state !== 'running') return
      const { hz, gain, strikesS } = TUNES[kind]
      for (const afterS of strikesS) strike(context.currentTime + afterS, hz, gain)
    },
    isFrozen() {
      if (context?.state !== 'running') return false
      const frozen = context.currentTime === lastTime
      lastTime = context.currentTime
      return frozen
    },
  }
}
