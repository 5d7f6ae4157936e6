/** What is at hand of every language before any of its words are loaded. */
import type { Language } from '../domain/language.ts'
import { language as english } from './en/language.ts'
import { language as indonesian } from './id/language.ts'
import type { Traits } from './traits.ts'

export const TRAITS: Readonly<Record<Language, Traits>> = { id: indonesian, en: english }
