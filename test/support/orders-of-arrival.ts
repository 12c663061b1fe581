import { expect } from 'vitest'
import type { Row } from '../../src/warehouse/engine/value.js'
import { ask, night, type Outcome, outcome } from './night.js'
import { projectFolder, put } from './project-folder.js'
import type { SmallFile } from './small-source.js'

/** What nights end in: all that any order has to agree on, and answers to questions. */
export interface End {
  readonly outcome: Outcome
  readonly answers: Readonly<Record<string, readonly Row[]>>
}

/** The end of files that come in these nights; a file of a name that is there already takes its place. */
export async function endOf(
  yaml: string,
  nights: readonly (readonly SmallFile[])[],
  questions: Readonly<Record<string, string>>,
  asOf = '2024-03-01',
): Promise<End> {
  await using project = await projectFolder(yaml)
  for (const files of nights) {
    for (const { name, text } of files) await put(project.path, `exports/${name}`, text)
    await night(project.path, asOf)
  }
  const answers: Record<string, readonly Row[]> = {}
  for (const [name, question] of Object.entries(questions)) answers[name] = await ask<Row>(project.path, question)
  return { outcome: await outcome(project.path), answers }
}

/** One load of all files, and night by night the last of them first, end in the same. @returns that end */
export async function sameInAnyOrder(
  yaml: string,
  files: readonly SmallFile[],
  questions: Readonly<Record<string, string>>,
): Promise<End> {
  const atOnce = await endOf(yaml, [files], questions)
  const backwards = [...files].reverse().map(file => [file])
  expect(await endOf(yaml, backwards, questions)).toEqual(atOnce)
  return atOnce
}

export const fateCounts =
  "select concat_ws(' ', fate, reason) as fate, count(*)::integer as records from record_fate group by all order by fate"
