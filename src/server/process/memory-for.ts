/** Memory of a process, beside its database, made when it is first asked for and gone with its owner. */
export function memoryFor<Owner extends object, Memory>(
  make: (owner: Owner) => Memory,
): (owner: Owner) => Memory {
  const all = new WeakMap<Owner, Memory>()
  return owner => {
    const known = all.get(owner)
    if (known !== undefined) return known
    const made = make(owner)
    all.set(owner, made)
    return made
  }
}
