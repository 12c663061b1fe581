import type { Format, Shown } from './format.js'

/**
 * Texts in every language, side by side, so that a translation that is missing is a type error.
 *
 * A template holds slots: `{name:format}` shows a value, `{name#one|other}` chooses a word by whether the value is one
 * (English needs it, Chinese does not).
 */
export type Words = Readonly<Record<string, { readonly en: string; readonly zh: string }>>

/** The languages of reports. */
export type Language = 'en' | 'zh'

type Slots<S extends string> = S extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never

/** The values that a template asks for, by name: `'{n:count} of {all:count}'` gives `{ n: bigint, all: bigint }`. */
export type Values<S extends string> = {
  readonly [P in Slots<S> as P extends `${infer Name}:${Format}`
    ? Name
    : never]: P extends `${string}:${infer F extends Format}` ? Shown[F] : never
}
