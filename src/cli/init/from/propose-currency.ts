import { isCurrency } from '../../../config/locale.js'
import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import type { ProposedKind } from './propose-kind.js'

/** Signs that one currency alone has. */
const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
  zł: 'PLN',
  Kč: 'CZK',
}

/** The currency that most records of a file name, or the one whose sign its amounts have. */
export function currencyTold({ maps }: ProposedKind, columns: readonly SampledColumn[]): string | undefined {
  const named = Object.entries(maps).flatMap(([entity, { currency }]) =>
    entity === 'exchange_rate' ? [] : (currency?.columns ?? []),
  )
  const told = columns.find(({ name }) => named.includes(name))?.commonest?.toUpperCase()
  if (told && isCurrency(told)) return told
  const used = new Set(columns.flatMap(({ number }) => number?.currency_sign ?? []))
  const [sign] = used
  return used.size === 1 && sign !== undefined ? (signs[sign] ?? (isCurrency(sign) ? sign : undefined)) : undefined
}
