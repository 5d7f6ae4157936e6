/**
 * Addresses of scripts that a page starts by itself, in the one way in which a browser takes them whose pages take no text
 * for code (Trusted Types): only of this site, and only through here.
 */
interface Policy {
  createScriptURL(address: string): { toString(): string }
}
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: Policies }
/** By the name that the pages' Content-Security-Policy allows. */
const policy = trustedTypes?.createPolicy('etalase', { createScriptURL: ownAddress })

function ownAddress(address: string): string {
  const { origin, href } = new URL(address, location.href)
  if (origin !== location.origin) throw new TypeError(`${origin} is not this site`)
  return href
}

/** A text to who reads it, and more than that to the browser. */
export function scriptAddress(address: string): string {
  return (policy?.createScriptURL(address) ?? address) as string
}
