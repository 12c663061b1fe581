import { expect } from 'vitest'
import { type End, endOf } from './end-of.js'
import type { SmallFile } from './small-source.js'

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
