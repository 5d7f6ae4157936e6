/** Whether anybody is known to be reached when the desk is silent: what a manager reads on every page before it is needed. */
interface Shown {
  readonly isProved: boolean
  readonly failedAt: unknown
}

/** The worst first. `nobody`: there are channels, and of none it is known in this shift that it reaches somebody. */
export const CHANNEL_TROUBLES = ['none', 'nobody', 'failing', 'unproved'] as const
export type ChannelTrouble = (typeof CHANNEL_TROUBLES)[number]

/** The worst that is so, and of how many; `null`: each channel reaches somebody, as they have shown in this shift. */
export function channelTrouble(
  channels: readonly Shown[],
): { readonly is: ChannelTrouble; readonly count: number } | null {
  const failing = channels.filter(({ failedAt }) => failedAt !== null).length
  const unproved = channels.filter(({ isProved, failedAt }) => failedAt === null && !isProved).length
  const counts = {
    none: channels.length === 0 ? 1 : 0,
    nobody: failing + unproved === channels.length ? channels.length : 0,
    failing,
    unproved,
  } as const satisfies Record<ChannelTrouble, number>
  const is = CHANNEL_TROUBLES.find(one => counts[one] > 0)
  return is === undefined ? null : { is, count: counts[is] }
}
