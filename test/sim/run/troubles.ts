/** What breaks on devices and at the server, when the plan says so. */
import { createProfile, type Profile } from '../device/profile.ts'
import { lossesIn } from '../oracle/losses.ts'
import { checkMessages } from '../oracle/messages.ts'
import { copyOfSaid } from '../oracle/record.ts'
import { signIn } from '../people/clerks.ts'
import { lookIntoBasket, phoneAt } from '../people/guests.ts'
import type { Deed } from '../plan/actions.ts'
import { PHONES } from '../plan/deeds.ts'
import type { DeviceFault, ServerFault } from '../plan/faults.ts'
import { readBooks } from './books.ts'
import { restoreFromMirror } from './log-troubles.ts'
import type { Stage } from './stage.ts'

const DAY_MS = 86_400_000
const REOPEN_MS = [500, 4_000] as const
/** Until its guest looks into the basket again. */
const LOOK_MS = [50, 3_000] as const
const BUSY_MS = 500
/** After a backup was put back: the operator has seen that documents are missing. */
const RESTORED_MS = [500, 12_000] as const

export function breakDevice(stage: Stage, fault: DeviceFault, device: number) {
  const { record, timeline } = stage
  const profile = stage.profiles[device]
  if (profile === undefined) return
  switch (fault) {
    case 'killed-before-commit':
    case 'killed-after-commit':
      profile.killAt = fault === 'killed-before-commit' ? 'before' : 'after'
      reopenSoon(stage, device)
      return
    case 'killed':
      record.fault(fault)
      killTabs(profile)
      reopenSoon(stage, device)
      return
    case 'power-lost':
      record.fault(fault)
      killTabs(profile)
      profile.replicas.lose()
      profile.notes.lose()
      reopenSoon(stage, device)
      return
    case 'wiped':
      record.fault(fault)
      if (stage.chance.odds(0.4)) {
        killTabs(profile)
        reopenSoon(stage, device)
      }
      return wipe(stage, profile)
    case 'storage-full':
      profile.isFull = true
      timeline.after(stage.chance.between(2_000, 9_000), () => {
        profile.isFull = false
      })
      return
    case 'storage-refuses':
    case 'storage-hangs':
      record.fault(fault)
      profile.disk = fault === 'storage-refuses' ? 'refuses' : 'hangs'
      timeline.after(stage.chance.between(2_000, 12_000), () => {
        profile.disk = 'well'
      })
      return
    case 'browser-killed':
      record.fault(fault)
      killTabs(profile)
      profile.notes.lose()
      reopenSoon(stage, device)
      return
    case 'second-tab':
      record.fault(fault)
      return openSecondTab(stage, device)
    case 'tab-frozen':
      record.fault(fault)
      return freeze(stage, profile)
    case 'profile-cloned':
      if (device < PHONES) cloneProfile(stage, profile)
      return
    case 'clock-wrong':
      record.fault(fault)
      profile.clockSetAtMs = timeline.now()
      profile.skewMs = stage.chance.pick([-30, -1, 1, 30]) * DAY_MS
      return
    case 'old-release':
      record.fault(fault)
      if (device >= PHONES) return
      killTabs(profile)
      stage.phones[device] = stage.openPhoneOn(profile, true)
      void stage.phones[device]?.begin()
  }
}

function killTabs(profile: Profile): void {
  for (const tab of [...profile.tabs]) tab.kill()
}

/** Its person opens it again. */
function reopenSoon(stage: Stage, device: number): void {
  const { timeline } = stage
  timeline.after(stage.chance.between(...REOPEN_MS), () => {
    if (device < PHONES) {
      const page = phoneAt(stage, device)
      timeline.after(stage.chance.between(...LOOK_MS), () => void lookIntoBasket(stage, page))
    } else void signIn(stage, device - PHONES)
  })
}

/** The system takes a site's storage back under a page that is open; cookies stay, as they are kept elsewhere. */
function wipe(stage: Stage, profile: Profile): void {
  const waits = profile.entries.filter(({ state }) => state.type !== 'settled')
  const isOpen = [...profile.tabs].some(tab => tab.isAlive)
  profile.entries = []
  profile.stay = null
  profile.replicas.clear()
  profile.notes.clear()
  if (waits.length === 0) return
  if (isOpen) stage.record.saw('put-back-after-wipe')
  else stage.record.saw('order-gone-with-a-wiped-device')
  for (const { id } of waits) stage.wiped.add(id)
}

function openSecondTab(stage: Stage, device: number): void {
  const profile = stage.profiles[device]
  if (profile === undefined || device >= PHONES) return
  const second = stage.openPhoneOn(profile)
  stage.extraPhones.push(second)
  void second.begin()
}

function freeze(stage: Stage, profile: Profile): void {
  const [tab] = profile.tabs
  if (tab === undefined) return
  tab.freeze()
  stage.timeline.after(stage.chance.between(3_000, 40_000), () => tab.thaw())
}

/** A backup of one phone put onto another: both have the same entries, the same cookies, and clocks of their own. */
function cloneProfile(stage: Stage, profile: Profile): void {
  if (profile.stay === null) return
  stage.record.fault('profile-cloned')
  const clone = createProfile(
    `${profile.name}-clone${stage.profiles.length}`,
    stage.chance.fork(`clone ${stage.profiles.length}`),
    stage.timeline,
  )
  for (const [name, value] of profile.jar) clone.jar.set(name, value)
  clone.entries = profile.entries
  clone.stay = profile.stay
  profile.replicas.copyTo(clone.replicas)
  profile.notes.copyTo(clone.notes)
  stage.profiles.push(clone)
  if (clone.entries.some(({ state }) => state.type !== 'settled'))
    stage.record.saw('sent-from-a-cloned-profile')
  const page = stage.openPhoneOn(clone)
  stage.extraPhones.push(page)
  void page.begin()
}

export function breakServer(stage: Stage, { fault, step, forMs }: Deed & { do: 'server' }) {
  const { record, house, timeline, chance } = stage
  const process = chance.pick([...house.processes, null])
  const disk = (process ?? house.processes[0])?.disk
  const count = (kind: ServerFault) => record.fault(kind)
  switch (fault) {
    case 'crash-at-step':
    case 'crash-after-step':
      count(fault)
      disk?.arm({ kind: 'die', step, after: fault === 'crash-after-step' })
      return
    case 'crash-before-commit':
    case 'crash-after-commit':
      count(fault)
      disk?.arm({ kind: 'die-at-commit', step: 1 + (step % 4), after: fault === 'crash-after-commit' })
      if (fault === 'crash-after-commit' && disk !== undefined)
        record.saw('crashed-after-commit-before-answer')
      return
    case 'write-fails':
      count(fault)
      disk?.arm({ kind: 'write-fails', step })
      return
    case 'commit-fails':
      count(fault)
      disk?.arm({ kind: 'commit-fails', step: 1 + (step % 4) })
      return
    case 'disk-full':
      count(fault)
      for (const { disk: full } of house.processes) {
        full.setFull(true)
        timeline.after(forMs, () => full.setFull(false))
      }
      return
    case 'lock-held':
      if (house.processes.length === 0) return
      count(fault)
      stage.lock.hold()
      timeline.after(forMs, stage.lock.release)
      return
    case 'restart':
      count(fault)
      return stage.operate(() => house.restart())
    case 'two-processes':
      count(fault)
      house.setSize(2)
      return
    case 'commits-untold':
      count(fault)
      for (const one of house.processes) {
        one.setDeaf(true)
        timeline.after(forMs, () => one.setDeaf(false))
      }
      return
    case 'release-rolled-back':
      count(fault)
      record.saw('ran-on-the-next-releases-database')
      stage.lookAgain()
      return stage.operate(() => house.rollBack())
    case 'backup-restored':
      if (stage.backedUp === null) return
      count(fault)
      return restoreSoon(stage)
  }
}

export function backUp(stage: Stage): void {
  stage.house.backUp()
  stage.backedUp = { said: copyOfSaid(stage.record.said), stays: new Map(stage.stays) }
}

/** Whoever puts it back is who gives commands: one thing at a time. */
function restoreSoon(stage: Stage): void {
  if (stage.isAtTheConsole) stage.timeline.after(BUSY_MS, () => restoreSoon(stage))
  else stage.operate(() => restore(stage))
}

/**
 * A key that took over after the backup is put back by hand where the hub mirrors what was issued under it: that comes back
 * from there. Where the hub has nothing of it, the backup's own key signs, and what is lost is given up once more.
 */
function laterKey(stage: Stage): string | null {
  stage.lookAgain()
  if (stage.isAlone) return null
  const here = new Set(lossesIn(stage.look()).map(({ vkey }) => vkey))
  const { mirrored } = readBooks(stage)
  const later = lossesIn(stage.lookAtHub()).filter(({ vkey, since }) => !here.has(vkey) && since < mirrored)
  return later.at(-1)?.vkey ?? null
}

/** What came after the backup is gone, by name; what was said before it stands. */
async function restore(stage: Stage): Promise<void> {
  const { record, backedUp } = stage
  if (backedUp === null) return
  for (const id of record.said.verdicts.keys()) if (!backedUp.said.verdicts.has(id)) record.lost.add(id)
  // What was answered before may be heard after.
  for (const id of record.said.kwitansi.keys())
    if (!backedUp.said.kwitansi.has(id)) record.undelivered.add(id)
  record.said = copyOfSaid(backedUp.said)
  stage.stays.clear()
  for (const [room, stay] of backedUp.stays) stage.stays.set(room, stay)
  await checkMessages(stage.look(), record)
  stage.agency?.watch.checkBox()
  stage.lookAgain()
  stage.settled.clear()
  stage.isPutBack = true
  await stage.house.restore(() => laterKey(stage))
  stage.timeline.after(stage.chance.between(...RESTORED_MS), () => restoreFromMirror(stage))
}
