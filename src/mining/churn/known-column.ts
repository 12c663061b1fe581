import type { Known } from './binning.js'

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i

/** Whether a text without blanks around it is a number. */
export function isDecimal(text: string): boolean {
  return decimal.test(text)
}

/**
 * A column of texts, as attributes of customers are kept: of numbers where each text that is there is one, else of
 * words. Blank texts are missing. Which it is depends on the texts alone, never on their order.
 */
export function knownColumn(name: string, texts: readonly (string | null)[]): Known {
  const trimmed = texts.map(text => (text === null || text.trim() === '' ? null : text.trim()))
  const areNumbers = trimmed.some(text => text !== null) && trimmed.every(text => text === null || isDecimal(text))
  return areNumbers
    ? { kind: 'number', name, values: trimmed.map(text => (text === null ? null : Number(text))) }
    : { kind: 'word', name, values: trimmed }
}

/** A column of that name and kind; attributes whose texts were numbers on one of two days only are words on both. */
export function ofKind(kind: Known['kind'], name: string, known: readonly Known[]): Known {
  const found = known.find(one => one.name === name)
  if (found?.kind === kind) return found
  const values = found?.values ?? []
  return kind === 'word'
    ? { kind, name, values: values.map(value => (value === null ? null : String(value))) }
    : { kind, name, values: values.map(() => null) }
}

/** Some of the rows of a column. */
export function takenOf(known: Known, rows: readonly number[]): Known {
  return known.kind === 'number'
    ? { ...known, values: rows.map(row => known.values[row] ?? null) }
    : { ...known, values: rows.map(row => known.values[row] ?? null) }
}
