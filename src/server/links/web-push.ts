/**
 * Brings a message to a browser by its push service (RFC 8030), legible to that browser alone (RFC 8291) and signed by this
 * program's key (RFC 8292). Where a browser is reached it says itself, and anybody may say that they are one: what dials is to
 * go to no private network.
 */
import { createECDH } from 'node:crypto'
import webPush from 'web-push'
import type { Courier, Pusher } from '../ports.ts'

/** A browser that is off hears of it when it is on again, unless it is so late that others have long been told. */
const TTL_S = 600
/** Push services take 32 symbols. */
const TOPIC_MAX = 32

/** `secret`: 32 bytes, the same for ever: browsers take messages of one key. `subject`: whom a push service asks, an address. */
export function pusher(secret: Uint8Array, courier: Courier<Uint8Array>, subject: string): Pusher {
  const { publicKey, privateKey } = keyOf(secret)
  return {
    publicKey,
    async bring({ endpoint, p256dh, auth }, message) {
      const to = { endpoint, keys: { p256dh, auth } }
      const { headers, body } = webPush.generateRequestDetails(to, JSON.stringify(message), {
        vapidDetails: { subject, publicKey, privateKey },
        TTL: TTL_S,
        urgency: 'high',
        topic: Buffer.from(message.tag).toString('base64url').slice(-TOPIC_MAX),
      })
      return courier.bring(endpoint, textual(headers), body ?? new Uint8Array())
    },
  }
}

function keyOf(secret: Uint8Array) {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret)
  return {
    publicKey: pair.getPublicKey().toString('base64url'),
    privateKey: Buffer.from(secret).toString('base64url'),
  }
}

function textual(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
