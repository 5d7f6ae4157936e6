/** Everything that a run needs, put together: clock, house, network, devices, and the oracle that watches them all. */

import { noteArrived } from '../../../src/server/usecases/escalation/arrivals.ts'
import { openPhone, type PageParts, type Phone } from '../device/phone.ts'
import { createProfile, outboxStore, type Profile, replicaStore } from '../device/profile.ts'
import { openTab, type Tab } from '../device/tab.ts'
import { openTerminal, type Terminal } from '../device/terminal.ts'
import { type Chance, chanceOf } from '../engine/chance.ts'
import { play } from '../engine/globals.ts'
import { createTimeline, type Timeline } from '../engine/timeline.ts'
import { createNetwork, type Network } from '../network/network.ts'
import { openSourceOver } from '../network/source.ts'
import { createWeather, type Weather } from '../network/weather.ts'
import { type AnswerChecks, checkAnswers } from '../oracle/answers.ts'
import { type CallWatch, watchCalls } from '../oracle/calls.ts'
import { checkDatabase } from '../oracle/database.ts'
import { checkDevices, type DeviceChecks } from '../oracle/devices.ts'
import type { LogWatch } from '../oracle/log.ts'
import { type Look, lookAt } from '../oracle/look.ts'
import { createRecord, type Record, type Said } from '../oracle/record.ts'
import type { Plan } from '../plan/actions.ts'
import { DESKS, PHONES } from '../plan/deeds.ts'
import { type Lock, lockOn, restoreBackup } from '../server/backups.ts'
import { type House, openHouse } from '../server/house.ts'
import type { HubHouse } from '../server/hub.ts'
import type { HubMarks, HubSlot } from '../server/hub-site.ts'
import { openPockets, type Pockets } from '../server/pockets.ts'
import type { Slot } from '../server/server-process.ts'
import { CLERKS, MORNING_MS, outlet } from '../server/template.ts'
import type { Vault } from '../server/vault.ts'
import { type LogStage, setLog } from './log-stage.ts'

/** Where a worker plays: two places for processes, and files in memory. */
export interface Ground {
  readonly slots: readonly Slot[]
  readonly hubSlot: HubSlot
  readonly hubMarks: HubMarks
  readonly template: string
  readonly hubTemplate: string
  path(file: string): string
}

export interface Stage {
  readonly seed: number
  readonly timeline: Timeline
  readonly chance: Chance
  readonly record: Record
  readonly weather: Weather
  readonly network: Network
  readonly house: House
  readonly vault: Vault
  readonly hub: HubHouse
  /** The outlet knows of no hub. */
  readonly isAlone: boolean
  readonly log: LogWatch
  /** `null`: its register is nobody else's. */
  readonly agency: LogStage['agency']
  readonly pockets: Pockets
  readonly calls: CallWatch
  readonly answers: AnswerChecks
  readonly devices: DeviceChecks
  /** By plan's index: phones, then desks. */
  readonly profiles: Profile[]
  readonly phones: (Phone | null)[]
  readonly extraPhones: Phone[]
  readonly desks: (Terminal | null)[]
  /** Room index → the stay's id that the desk made for it. */
  readonly stays: Map<number, string>
  look(): Look
  lookAtHub(): Look
  lookAgain(): void
  checkAll(): void
  backedUp: { readonly said: Said; readonly stays: ReadonlyMap<number, string> } | null
  /** By when a backup was found to have been put back: what people have settled since. */
  readonly settled: Map<number, Set<string>>
  /** A backup was put back in this run. */
  isPutBack: boolean
  /** Orders that a wiped device may have been the only one to know. */
  readonly wiped: Set<string>
  /** Phones whose guests are typing the stay code just now. */
  readonly entering: Set<number>
  /** The manager's browser. */
  readonly office: Profile
  /** Somebody's who has a photo of a room's QR and no code. */
  readonly stranger: Profile
  /** What people are at, and wait for. */
  readonly deeds: Set<object>
  /** Another program's hold on the database. */
  readonly lock: Lock
  /** A command is under way there: no backup is put back meanwhile. */
  isAtTheConsole: boolean
  /** The operator does one thing at a time. */
  operate(work: () => Promise<void>): void
  openPhoneOn(profile: Profile, isOld?: boolean): Phone
  openDeskOn(index: number): Terminal
  close(): Promise<void>
}

export function setStage({ seed, ...plan }: Plan, ground: Ground): Stage {
  const isAlone = plan.isAlone === true
  const timeline = createTimeline(MORNING_MS)
  play(timeline)
  const chance = chanceOf(`run ${seed}`)
  const record = createRecord(timeline.now)
  const path = ground.path('city.db')
  restoreBackup(ground.template, path)
  let sight: Look | null = null
  const look = () => {
    sight ??= lookAt(path)
    return sight
  }
  const lookAgain = () => {
    sight?.close()
    sight = null
  }
  const { vault, hub, log, agency, lookAtHub, ...outside } = setLog({
    timeline,
    chance,
    record,
    ground,
    isAlone,
    follows: plan.follows === true,
    look,
  })
  const checkAll = () => {
    checkDatabase(look(), record)
    log.checkOutlet()
    agency?.watch.checkBox()
    calls.check()
  }
  const calls = watchCalls({ record, look })

  let isClosing = false
  const lock = lockOn(path)
  const pockets = openPockets({
    timeline,
    chance: chance.fork('pockets'),
    brought: calls.brought,
    shown(arrival) {
      const process = house.next()
      if (process === null) return
      calls.shown(arrival)
      timeline.track(noteArrived(process.world, arrival)).catch(() => record.tell('an arrival was not heard'))
    },
  })
  const house = openHouse({
    timeline,
    chance: chance.fork('house'),
    slots: ground.slots,
    path,
    backupPath: ground.path('backup.db'),
    vault,
    link: hub,
    agency: agency === null ? null : hub.agency,
    isAlone,
    phones: pockets.parts,
    died(process) {
      // What a process finds when it starts again is nobody else's to hold.
      lock.release()
      record.tell('a process died')
      if (!process.disk.diedInside || isClosing) return
      record.saw('crashed-inside-a-transaction')
      agency?.watch.diedInside()
    },
    began() {
      lookAgain()
      calls.disturbed()
      checkAll()
    },
    troubled(told) {
      if (told.err?.type === 'LogForked')
        record.violate('checkpoints-extend-each-other', `${told.err.message}`)
      const isExplained =
        house.processes.some(process => process.disk.failed > 0) ||
        house.processes.length > 1 ||
        lock.wasHeld ||
        vault.failed > 0 ||
        agency?.watch.isTroubled === true ||
        stage.isPutBack
      if (!isExplained) record.violate('no-fault-without-cause', `a loop: ${JSON.stringify(told)}`)
    },
  })
  const answers = checkAnswers({
    record,
    look,
    mayBeBusy: () => house.processes.length > 1 || lock.wasHeld,
    leaptAtMs: timeline.leaptAtMs,
  })
  const devices = checkDevices(record, timeline.now, look)
  const weather = createWeather(timeline, chance.fork('weather'), record.fault)
  let lastProcess: unknown = null
  const network = createNetwork({
    timeline,
    chance: chance.fork('network'),
    weather,
    process: house.next,
    arrived(arrived) {
      if (lastProcess !== null && lastProcess !== arrived.process && house.processes.length > 1)
        record.saw('two-processes-served')
      lastProcess = arrived.process
      return answers.arrived(arrived)
    },
    sending: devices.sending,
  })

  const tappedIn = new Map<string, Tab>()
  function partsFor(profile: Profile, isOld: boolean): PageParts {
    const tab = openTab({ profile, timeline, network }, { isOld })
    let reads = 0
    return {
      tab,
      outlet: outlet.slug,
      store: outboxStore(profile, tab, timeline, devices),
      replicas: replicaStore(profile, tab, timeline),
      open: openSourceOver(network, profile, answers),
      tapped: record.wish,
      foundOrdered: () => record.saw('basket-was-ordered-already'),
      forgets: owner => devices.forgets(profile, owner),
      read() {
        if (reads++ > 0) record.saw('replica-lost-and-read-again')
      },
      heardLive: () => record.saw('heard-live'),
      placed: id => void (tappedIn.has(id) || tappedIn.set(id, tab)),
      tried(id) {
        if ((tappedIn.get(id) ?? tab) !== tab) record.saw('sent-by-another-tab')
      },
    }
  }

  const profiles = Array.from({ length: PHONES + DESKS }, (_, index) =>
    createProfile(
      index < PHONES ? `phone${index}` : `desk${index - PHONES}`,
      chance.fork(`device ${index}`),
      timeline,
    ),
  )

  let operation: Promise<void> = Promise.resolve()
  const stage: Stage = {
    seed,
    timeline,
    chance: chance.fork('people'),
    record,
    weather,
    network,
    house,
    vault,
    hub,
    isAlone,
    isAtTheConsole: false,
    log,
    agency,
    pockets,
    calls,
    answers,
    devices,
    profiles,
    phones: Array.from({ length: PHONES }, () => null),
    extraPhones: [],
    desks: Array.from({ length: DESKS }, () => null),
    stays: new Map(),
    look,
    lookAtHub,
    lookAgain,
    checkAll,
    backedUp: null,
    settled: new Map(),
    isPutBack: false,
    wiped: new Set(),
    entering: new Set(),
    deeds: new Set(),
    office: createProfile('office', chance.fork('office'), timeline),
    stranger: createProfile('stranger', chance.fork('stranger'), timeline),
    lock,
    operate(work) {
      lock.release()
      operation = operation.then(work)
      void timeline.track(operation)
    },
    openPhoneOn: (profile, isOld = false) => openPhone(partsFor(profile, isOld)),
    openDeskOn(index) {
      const profile = profiles[PHONES + index] as Profile
      return openTerminal(partsFor(profile, false), CLERKS[index % CLERKS.length] as string)
    },
    async close() {
      isClosing = true
      lock.release()
      lookAgain()
      for (const profile of profiles) for (const tab of [...profile.tabs]) tab.kill()
      for (const process of house.processes) process.kill()
      outside.close()
      await timeline.settle()
      await house.close()
      await timeline.settle()
      play(null)
    },
  }
  return stage
}
