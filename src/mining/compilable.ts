import type { Compilable, RawBuilder } from 'kysely'
import { builder } from '../warehouse/kysely.js'

/** A statement written with Kysely's `sql` tag, ready for an engine to compile. */
export function compilable<R>(text: RawBuilder<R>): Compilable<R> {
  return { compile: () => text.compile(builder()) }
}
