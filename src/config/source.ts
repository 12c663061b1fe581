import type { z } from 'zod'
import { type Contract, contractKeys, type FileKind } from './contract.js'
import { oneOrMore, slug, strict } from './expect.js'
import type { Language } from './locale.js'
import { readOver } from './read.js'

/** A source in `kehu.yaml`: a preset or none, where its files lie, and any key of the contract again. */
export const sourceSchema = strict({
  preset: slug.exactOptional(),
  path: oneOrMore("a path such as 'exports/*.csv', or a list of paths").exactOptional(),
  /** Over the preset's, in all of its kinds of files. */
  read: readOver.exactOptional(),
  title: contractKeys.title.exactOptional(),
  timezone: contractKeys.timezone.exactOptional(),
  currency: contractKeys.currency.exactOptional(),
  deadline_days: contractKeys.deadline_days.exactOptional(),
  deliveries: contractKeys.deliveries.exactOptional(),
  repeats: contractKeys.repeats.exactOptional(),
  replaces: contractKeys.replaces.exactOptional(),
  deletes: contractKeys.deletes.exactOptional(),
  on_drift: contractKeys.on_drift.exactOptional(),
  quality: contractKeys.quality.exactOptional(),
  ids: contractKeys.ids.exactOptional(),
  not_products: contractKeys.not_products.exactOptional(),
  reversals: contractKeys.reversals.exactOptional(),
  ignore: contractKeys.ignore.exactOptional(),
  skip: contractKeys.skip.exactOptional(),
  files: contractKeys.files.exactOptional(),
})

export type Source = z.infer<typeof sourceSchema>

/** A source ready to be read: its contract merged with its preset, nothing left open. */
export interface SourceContract {
  readonly name: string
  readonly preset: string | undefined
  readonly contract: Omit<Contract, 'timezone' | 'currency' | 'files'> & {
    /** The source's own, else the project's. */
    readonly timezone: string
    readonly currency: string
    readonly files: readonly SourceFile[]
  }
}

/** A kind of file, and what its source and its project add. */
export type SourceFile = Omit<FileKind, 'path'> & {
  /** Globs, relative to the project folder, under which its files lie. */
  readonly path: readonly string[]
  /** That of the project: in what texts may be written whose encoding is not declared. English adds nothing. */
  readonly language?: Language
}
