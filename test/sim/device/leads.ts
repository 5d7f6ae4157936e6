/** Which tab of a browser listens for all: the first that asks, until it dies, steps down, or another takes it over. */
import type { Timeline } from '../engine/timeline.ts'
import type { Profile } from './profile.ts'
import type { Tab } from './tab.ts'

interface Candidate {
  readonly tab: Tab
  began(): void
  lost(): void
}

interface Lead {
  holder: Candidate | null
  queue: Candidate[]
}

export interface Leads {
  lead(tab: Tab, name: string, listener: { began(): void; lost(): void }, steal?: boolean): () => void
}

export function createLeads(profile: Profile, timeline: Timeline): Leads {
  function leadOf(name: string): Lead {
    const key = `lead ${name}`
    const known = profile.locks.get(key) as Lead | undefined
    if (known !== undefined) return known
    const lead: Lead = { holder: null, queue: [] }
    profile.locks.set(key, lead)
    return lead
  }

  const soon = (candidate: Candidate, work: () => void) =>
    void timeline.after(0, () => candidate.tab.enter(work))

  function give(lead: Lead, candidate: Candidate): void {
    lead.holder = candidate
    soon(candidate, () => {
      if (lead.holder === candidate) candidate.began()
    })
  }

  return {
    lead(tab, name, { began, lost }, steal = false) {
      const lead = leadOf(name)
      const candidate: Candidate = { tab, began, lost }
      function leave(): void {
        lead.queue = lead.queue.filter(other => other !== candidate)
        if (lead.holder !== candidate) return
        lead.holder = null
        const next = lead.queue.shift()
        if (next !== undefined) give(lead, next)
      }
      tab.onDeath(leave)
      if (lead.holder === null) give(lead, candidate)
      else if (steal) {
        const robbed = lead.holder
        give(lead, candidate)
        soon(robbed, robbed.lost)
      } else lead.queue.push(candidate)
      return leave
    },
  }
}
