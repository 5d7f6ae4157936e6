/**
 * The paper's proof, fetched and checked on this device, and asked for again until there is nothing more to wait for:
 * its seal, and where there is a hub, its witness.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Kwitansi, KwitansiProof } from '../../contract/kwitansi.ts'
import { type Examined, type SealState, sealState } from '../../log/examine.ts'
import { ask } from '../platform/api.ts'
import type { KwitansiAddress } from './address.ts'

/** Asked again after so long; the last for all that follow. */
const AGAIN_MS = [1_000, 2_000, 4_000, 8_000, 16_000, 20_000] as const

export interface PaperCheck {
  /** `null` until the first answer. */
  readonly examined: Examined | null
  readonly proof: KwitansiProof | null
  readonly state: SealState
  /** Could not be fetched, the last time it was tried. */
  readonly failed: boolean
  /** Checks once more what is at hand, and asks for more where more is to come. */
  readonly again: () => void
}

export function useCheck(address: KwitansiAddress | null, kwitansi: Kwitansi | null): PaperCheck {
  const [proof, setProof] = useState<KwitansiProof | null>(null)
  const [examined, setExamined] = useState<Examined | null>(null)
  const [failed, setFailed] = useState(false)
  const [turn, setTurn] = useState(0)
  const tries = useRef(0)

  useEffect(() => {
    if (address === null || kwitansi === null) return
    let isCurrent = true
    void ask<'kwitansiProof'>('POST', '/api/kwitansi/proof', { body: address }).then(reply => {
      if (!isCurrent) return
      setFailed(!reply.ok)
      if (reply.ok) setProof(reply.value)
    })
    return () => {
      isCurrent = false
    }
  }, [address, kwitansi, turn])

  useEffect(() => {
    if (proof === null || kwitansi === null) return
    let isCurrent = true
    void import('../check/examine.ts').then(
      ({ examine }) => isCurrent && setExamined(examine({ ...proof, shown: kwitansi }, proof.hubKey)),
      () => isCurrent && setFailed(true),
    )
    return () => {
      isCurrent = false
    }
  }, [proof, kwitansi, turn])

  const waits =
    failed ||
    (examined !== null &&
      examined.fault === null &&
      (examined.seal === 'waiting' || (examined.seal === 'sealed' && examined.voucher === 'hub')))
  useEffect(() => {
    if (!waits) return
    const ms = AGAIN_MS[Math.min(tries.current++, AGAIN_MS.length - 1)]
    const isSeen = () => document.visibilityState === 'visible'
    const turnOver = () => setTurn(now => now + 1)
    const timer = isSeen() ? setTimeout(turnOver, ms) : 0
    // Nobody looks: whoever comes back hears at once.
    const look = () => {
      clearTimeout(timer)
      if (isSeen()) turnOver()
    }
    addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      removeEventListener('visibilitychange', look)
    }
  }, [waits, turn, proof])

  const again = useCallback(() => setTurn(now => now + 1), [])
  return { examined, proof, state: examined === null ? 'waiting' : sealState(examined), failed, again }
}
