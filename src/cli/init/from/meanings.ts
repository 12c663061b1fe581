import { type Meaning, written } from './words.js'

export type { Meaning } from './words.js'

/** Ids of people and firms who are no customers. */
export const others =
  /^(supplier|vendor|employee|staff|agent|shipper|carrier|store|owner|artist|lieferant|mitarbeiter|fournisseur|proveedor)/

/** What files of companies are called. */
export const companies =
  /^(account|compan|organi[sz]ation|firm|business|unternehmen|entreprise|societe|empresa|aziend|公司|企业|会社)/

/** How people name columns, the surest names first; names without case, blanks, signs and accents. */
export const meanings: ReadonlyMap<Meaning, readonly RegExp[]> = new Map(
  Object.entries(written).map(([meaning, patterns]) => [
    // The keys of an object are those that it was written with.
    meaning as Meaning,
    patterns.map(pattern => new RegExp(`^(${bare(pattern)})$`, 'u')),
  ]),
)

/** A name as meanings know it: with what stands in parentheses, and without. */
export function spellings(name: string): readonly string[] {
  const plain = (text: string) => bare(text.toLowerCase()).replaceAll(/[^\p{L}\p{N}]+/gu, '')
  const short = name.replaceAll(/[(（][^)）]*[)）]/g, '')
  return [...new Set([plain(name), plain(short)])].filter(text => text !== '')
}

/** `N°`, `Nº` and `no`, `quantité` and `quantite` are the same. */
function bare(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '')
}
