/**
 * What screens use of the build and of packages whose own types bring Node's with them: with those here, the compiler
 * would take for a browser's what no promised browser has.
 */
declare module '*.css'
declare module '*.css?inline' {
  const text: string
  export default text
}
interface ImportMeta {
  /** Vite: each file that fits the pattern, by its path. */
  glob<Module>(
    pattern: string,
    options: { readonly eager: true; readonly import?: string; readonly query?: string },
  ): Record<string, Module>
  glob<Module>(pattern: string): Record<string, () => Promise<Module>>
}
declare module 'qrcode' {
  interface Modules {
    readonly size: number
    get(row: number, column: number): number
  }
  export function create(text: string, options: { errorCorrectionLevel: 'M' }): { readonly modules: Modules }
}
