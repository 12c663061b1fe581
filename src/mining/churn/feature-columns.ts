import type { KnownAttribute, OwnFeatures } from '../inventory.js'
import type { Unit } from './cause.js'
import { type Family, families } from './family.js'

/** A column of composed features. */
export interface FeatureColumn {
  readonly name: string
  /** `text`: words, or numbers as text; what the texts of those who are learnt from say. */
  readonly kind: 'number' | 'word' | 'text'
  /** In words. */
  readonly says: string
  /** What its numbers count; default: they are plain ones. */
  readonly unit?: Unit
  /** In words, the day of which it tells how long it is ago. */
  readonly since?: string
  /** Whether facts tell it: of whom it is missing there are none. */
  readonly ofFacts?: true
  /** Whether it grows by a day each day, whatever happens. */
  readonly ages?: true
}

export function columnsOf({ numbers, words = {}, units = {}, describesPerson }: Family): readonly FeatureColumn[] {
  const of = (kind: FeatureColumn['kind'], named: Readonly<Record<string, string>>) =>
    Object.entries(named).map(([name, says]) => ({
      name,
      kind,
      says,
      ...(units[name] && { unit: units[name] }),
      ...(!describesPerson && { ofFacts: true as const }),
    }))
  return [...of('number', numbers), ...of('word', words)]
}

/** Whether a list of names that a project writes has a column: by its name, that of its attribute, or in words. */
export function isListed(list: readonly string[], { name, says }: Pick<FeatureColumn, 'name' | 'says'>): boolean {
  return list.some(one => one === name || one === says || `attribute_${one}` === name)
}

/** An attribute, and the column that holds it. */
export interface AttributeColumn extends FeatureColumn {
  readonly attribute: string
  /** Of one whose values are days: which of them may be looked at; else null. */
  readonly days: 'past' | 'all' | null
}

/**
 * Attributes as columns. Days are numbers: how long they are ago.
 *
 * @param onlyPast whether a day that is still to come may have been written once it was there
 */
export function attributeColumns(
  attributes: readonly Pick<KnownAttribute, 'name' | 'isDay'>[],
  onlyPast: (name: string) => boolean = () => false,
): readonly AttributeColumn[] {
  return attributes.map(({ name, isDay }) => {
    const words = name.replaceAll('_', ' ')
    const column = { name: `attribute_${name}`, attribute: name }
    return isDay
      ? {
          ...column,
          kind: 'number',
          says: `days since ${words}`,
          since: words,
          ages: true,
          days: onlyPast(name) ? 'past' : 'all',
        }
      : { ...column, kind: 'text', says: words, days: null }
  })
}

/** The columns that features may have beside those of the firm's own, whatever the project has. */
export function possibleColumns(attributes: readonly string[]): readonly FeatureColumn[] {
  return [...families.flatMap(columnsOf), ...attributeColumns(attributes.map(name => ({ name, isDay: false })))]
}

/** What columns of the firm's own features begin with, so that none has the name of one of ours. */
export const ownPrefix = 'own_'

/** A column of the firm's own features: where it stands, and what it is called among the features. */
export interface OwnColumn extends FeatureColumn {
  readonly column: string
}

export function ownColumns({ name: file, columns }: OwnFeatures): readonly OwnColumn[] {
  return columns.map(({ name, kind }) => ({
    name: `${ownPrefix}${file}_${name}`,
    kind,
    says: name.replaceAll('_', ' '),
    column: name,
  }))
}
