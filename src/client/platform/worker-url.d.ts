/** Vite: where the built worker lies. */
declare module '*?worker&url' {
  const address: string
  export default address
}
