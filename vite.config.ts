/**
 * Two builds from one tree: what browsers load (dist/client) and, with `--ssr`, the program itself (dist/server):
 * main.js and, beside it, render.js, which draws the guest's first page with the client's own screens.
 */
import { type BuildEnvironmentOptions, defineConfig } from 'vite'

/** Chrome and WebView from 90, Safari from 15, Firefox ESR. */
const BROWSERS = ['chrome90', 'safari15', 'firefox102']

const PROGRAM: BuildEnvironmentOptions = {
  outDir: 'dist/server',
  target: 'node20',
  cssMinify: true,
  cssTarget: BROWSERS,
  rolldownOptions: { input: { main: 'src/server/main.ts', render: 'src/client/render.tsx' } },
}

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
        ],
      },
      // The worker's address must stay the same for ever: browsers look for its next version there.
      entryFileNames: chunk => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
    },
  },
}

export default defineConfig(({ isSsrBuild }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  publicDir: isSsrBuild ? false : 'public',
  build: isSsrBuild ? PROGRAM : CLIENT,
}))
