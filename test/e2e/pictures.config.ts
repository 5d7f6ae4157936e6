/** The README's pictures: real screens of the built program. `npm run shots` makes them anew. */
import { defineConfig } from '@playwright/test'
import stories from './playwright.config.ts'

export default defineConfig({ ...stories, testMatch: 'pictures.ts', reporter: 'list' })
