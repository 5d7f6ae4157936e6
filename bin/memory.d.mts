/** A folder that everybody may write to. */
export const MEMORY: string
