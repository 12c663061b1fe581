import { BrokenFile } from '../../broken-file.js'
import type { OpenFile } from '../open-file.js'
import { type Failure, firstFailure } from './first-failure.js'

/** What exports are written in, where it is not UTF-8. */
export const usual: readonly string[] = ['gb18030', 'shift_jis', 'windows-1252', 'windows-1251', 'utf-16le', 'utf-16be']

/** A difference is looked for in so many bytes. */
export const headBytes = 1 << 16
const shownLetters = 60

/**
 * The error of a text that none of the encodings fits: where each fails, and which others read every byte of it, with the
 * header (or the first line that shows a difference) as each would show it, so that a person can pick. No program can: most bytes mean something in several.
 */
export async function misfit(file: OpenFile, failures: readonly Failure[]): Promise<BrokenFile> {
  const found = failures.map(
    ({ label, byte, line }, i) => `${i === 0 ? 'is not ' : ''}${label}: it fails at byte ${byte}, line ${line}`,
  )
  const head = await file.bytes.head(headBytes)
  const fitting: string[] = []
  for (const label of usual.filter(one => !failures.some(({ label: tried }) => tried === one))) {
    const shown = shownLine(head, label)
    if (shown !== null && (await firstFailure(file.bytes.chunks(), label)) === null) fitting.push(`${label} (${shown})`)
  }
  const mend =
    fitting.length === 0
      ? 'none of the usual encodings reads all of it; export it again as UTF-8'
      : `every byte has a meaning in ${fitting.join(', ')}; say which one is right: read: { encoding: … }`
  const [first] = failures
  const aside = first?.label === 'utf-8' ? ', or declare encoding: utf-8 to set the records aside that are not' : ''
  return new BrokenFile('encoding', file.delivery.name, `${found.join('; ')}; ${mend}${aside}`)
}

/** The first line in which an encoding shows more than ASCII, else the header; null where there is no line at all. */
export function shownLine(head: Uint8Array, label: string): string | null {
  const text = new TextDecoder(label).decode(head, { stream: true })
  const lines = text.split(/[\r\n]+/).filter(one => one.trim() !== '')
  if (lines.length < 2 && label.startsWith('utf-16')) return null
  const line = lines.find(one => /[^ -~\t]/.test(one)) ?? lines[0]
  if (line === undefined) return null
  // What differs has to be seen: long lines are ASCII at their beginning.
  const from = Math.max(0, Math.min(line.search(/[^ -~\t]/) - shownLetters / 2, line.length - shownLetters))
  const part = line.slice(from, from + shownLetters)
  return `${from > 0 ? '…' : ''}${part}${from + shownLetters < line.length ? '…' : ''}`
}
