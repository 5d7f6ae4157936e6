/**
 * Three builds from one tree: what browsers load (dist/client), with `--ssr` the program itself (dist/server: main.js and,
 * beside it, render.js, which draws the guest's first page with the client's own screens, and photos.js, the process that
 * develops photographs), and the stand-alone check.
 */
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite'

/** Chrome and WebView from 90, Safari from 15, Firefox ESR. */
const BROWSERS = ['chrome90', 'safari15', 'firefox102']

/**
 * What a dynamic import waits for: its style sheets. Vite's own loader is 700 B of a guest's first load, for preloads
 * that pages here name in their heads.
 */
const STYLE_LOADER = `export const __vitePreload = (load, sheets = []) =>
  Promise.all(sheets.map(sheet => new Promise(done => {
    if (document.querySelector('link[href="/' + sheet + '"]')) return done()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = '/' + sheet
    link.onload = link.onerror = done
    document.head.append(link)
  }))).then(load)`

const loadStyles: Plugin = {
  name: 'etalase:style-loader',
  enforce: 'pre',
  load: id => (id === '\0vite/preload-helper.js' ? STYLE_LOADER : null),
}

/**
 * Vite names each style sheet once in a table, which is for many; here each stands where it is waited for. The entry waits
 * for none: every page names its own in its head.
 */
const lightLists: Plugin = {
  name: 'etalase:light-lists',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        const table = chunk.type === 'chunk' && /^const __vite__mapDeps=.*?\[(".*?")\].*\n/.exec(chunk.code)
        if (chunk.type !== 'chunk' || !table) continue
        const sheets = (table[1] ?? '').split(',')
        const named = (list: string) => list.split(',').map(index => sheets[Number(index)])
        chunk.code = chunk.code
          .slice(table[0].length)
          .replace(/__vite__mapDeps\(\[(.*?)\]\)/g, (_, list: string) =>
            chunk.name === 'page' ? '[]' : `[${named(list)}]`,
          )
      }
    },
  },
}

/** fflate packs what is large in workers made of text, which pages here may not start: in a worker of its own it packs at once. */
const IN_THIS_WORKER = `export * from 'fflate'
import { zipSync } from 'fflate'
export const zip = (files, done) => done(null, zipSync(files))`

const packAtOnce: Plugin = {
  name: 'etalase:pack-at-once',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === 'fflate' && importer?.includes('write-excel-file') === true ? '\0pack-at-once' : null,
  load: id => (id === '\0pack-at-once' ? IN_THIS_WORKER : null),
}

/**
 * The guest's first sight, apart from what comes later: see test/e2e/weight.spec.ts. Scripts only: a style sheet in this
 * chunk would dress every screen that shares a line of it.
 */
const FIRST_SIGHT =
  /src[\\/](client[\\/](guest[\\/]first[\\/][\w-]+\.ts|ui[\\/]drawing\.)|domain[\\/](money|language)\.)/

const PROGRAM: BuildEnvironmentOptions = {
  outDir: 'dist/server',
  target: 'node20',
  cssMinify: true,
  cssTarget: BROWSERS,
  rolldownOptions: {
    input: {
      main: 'src/server/main.ts',
      render: 'src/client/render.tsx',
      photos: 'src/server/photos/process.ts',
    },
  },
}

/**
 * 42 bits of a hash tell apart what one name ever held; each sign more is paid for a dozen times in the first load. With one
 * less, the build could name 64 scripts.
 */
const ASSET = (extension: string) => `assets/[name]-[hash:7].${extension}`

const CLIENT: BuildEnvironmentOptions = {
  outDir: 'dist/client',
  target: BROWSERS,
  manifest: true,
  // The server names in each page's head what its script will ask for.
  modulePreload: false,
  rolldownOptions: {
    input: { page: 'index.html', sw: 'src/sw.ts' },
    output: {
      // Hooks are for the screens that come later; the first sight does without.
      codeSplitting: {
        groups: [
          { name: 'preact', test: /preact[\\/](dist|jsx-runtime)/ },
          { name: 'hooks', test: /preact[\\/]hooks/ },
          { name: 'first', test: FIRST_SIGHT },
        ],
      },
      // The worker's address must stay the same for ever: browsers look for its next version there.
      entryFileNames: chunk => (chunk.name === 'sw' ? 'sw.js' : ASSET('js')),
      chunkFileNames: ASSET('js'),
      assetFileNames: ASSET('[ext]'),
    },
  },
}

/** The check that stands alone: one script, one sheet, set into one file by bin/build.mjs. */
const VERIFIER: BuildEnvironmentOptions = {
  outDir: 'dist/verifier',
  target: BROWSERS,
  modulePreload: false,
  rolldownOptions: {
    input: 'src/client/verify/start.tsx',
    output: { entryFileNames: 'verify.js', assetFileNames: 'verify.[ext]' },
  },
}

export default defineConfig(({ isSsrBuild, mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [loadStyles, lightLists],
  worker: { plugins: () => [packAtOnce] },
  publicDir: isSsrBuild || mode === 'verifier' ? false : 'public',
  build: isSsrBuild ? PROGRAM : mode === 'verifier' ? VERIFIER : CLIENT,
}))
