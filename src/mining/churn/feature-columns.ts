import type { OwnFeatures } from '../inventory.js'
import { type Family, families } from './family.js'

/** A column of composed features. */
export interface FeatureColumn {
  readonly name: string
  /** `text`: words, or numbers as text; what the texts of those who are learnt from say. */
  readonly kind: 'number' | 'word' | 'text'
  /** In words. */
  readonly says: string
}

export function columnsOf({ numbers, words = {} }: Family): readonly FeatureColumn[] {
  const of = (kind: FeatureColumn['kind'], named: Readonly<Record<string, string>>) =>
    Object.entries(named).map(([name, says]) => ({ name, kind, says }))
  return [...of('number', numbers), ...of('word', words)]
}

/** Whether a list of names that a project writes has a column: by its name, that of its attribute, or in words. */
export function isListed(list: readonly string[], { name, says }: Pick<FeatureColumn, 'name' | 'says'>): boolean {
  return list.some(one => one === name || one === says || `attribute_${one}` === name)
}

/** An attribute, and the column that holds it. */
export interface AttributeColumn extends FeatureColumn {
  readonly attribute: string
}

/** Attributes as columns. */
export function attributeColumns(names: readonly string[]): readonly AttributeColumn[] {
  return names.map(name => ({
    name: `attribute_${name}`,
    kind: 'text',
    says: name.replaceAll('_', ' '),
    attribute: name,
  }))
}

/** The columns that features may have beside those of the firm's own, whatever the project has. */
export function possibleColumns(attributes: readonly string[]): readonly string[] {
  return [...families.flatMap(columnsOf), ...attributeColumns(attributes)].map(({ name }) => name)
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
