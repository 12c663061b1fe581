import type { Known } from './binning.js'

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i

/**
 * A column of texts, as attributes of customers are kept: of numbers where each text that is there is one, else of
 * words. Blank texts are missing. Which it is depends on the texts alone, never on their order.
 */
export function knownColumn(name: string, texts: readonly (string | null)[]): Known {
  const trimmed = texts.map(text => (text === null || text.trim() === '' ? null : text.trim()))
  const areNumbers = trimmed.some(text => text !== null) && trimmed.every(text => text === null || decimal.test(text))
  return areNumbers
    ? { kind: 'number', name, values: trimmed.map(text => (text === null ? null : Number(text))) }
    : { kind: 'word', name, values: trimmed }
}
