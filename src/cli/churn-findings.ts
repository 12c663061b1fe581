import { attributeName, attributesOf } from '../config/attribute.js'
import type { Finding } from '../config/describe-issue.js'
import type { JudgedProject } from '../config/judged-project.js'
import { didYouMean } from '../config/suggest.js'

/**
 * Names in the options of `churn` that no source could fill: said before a night begins, and by line. A night knows more,
 * such as the columns of tables that are there.
 */
export async function churnFindings({ models, sources }: JudgedProject): Promise<readonly Finding[]> {
  if (!Object.hasOwn(models, 'churn')) return []
  const { optionsSchema } = await import('../mining/churn/options.js')
  const { optionsOf } = await import('../mining/options.js')
  const parsed = optionsSchema.safeParse(optionsOf(models, 'churn').own)
  if (!parsed.success) return []
  const { label, holdout } = parsed.data
  const attributes = attributesIn(sources)
  const found = (path: readonly string[], message: string): Finding => ({
    path: ['models', 'churn', ...path],
    at: 'value',
    message,
  })
  const findings: Finding[] = []
  if (typeof label === 'object' && !attributes.includes(label.attribute)) {
    const there = attributes.length === 0 ? 'sources map none' : `expected one of ${attributes.join(', ')}`
    const message = `no source maps an attribute '${label.attribute}' of customers${didYouMean(label.attribute, attributes)}; ${there}`
    findings.push(found(['label', 'attribute'], message))
  }
  if (holdout && 'where' in holdout) {
    const { unknownName } = await import('../mining/churn/holdout.js')
    const { possibleColumns } = await import('../mining/churn/feature-columns.js')
    const possible = (of: readonly string[]) => possibleColumns(of).map(column => column.name)
    const name = unknownName(holdout.where, ['record', ...attributes, ...possible(attributes)])
    if (name === null) {
      const fault = await typeFault(holdout.where, attributes)
      if (fault !== null) findings.push(found(['holdout'], `'${holdout.where}': ${fault}`))
    } else if (!name.startsWith('own_')) {
      const near = didYouMean(name, ['record', ...attributes, ...possible([])])
      const message = `'${holdout.where}': no column or attribute is called ${name}${near}; the attributes are ${attributes.join(', ') || 'none'}`
      findings.push(found(['holdout'], message))
    }
  }
  return findings
}

/** What is wrong with the types of a condition whose names are known. */
async function typeFault(where: string, attributes: readonly string[]): Promise<string | null> {
  const { holdoutNames, textsHint } = await import('../mining/churn/compose-holdout.js')
  const { possibleColumns } = await import('../mining/churn/feature-columns.js')
  const { resolved } = await import('../mining/churn/holdout.js')
  const { expressionTypeFaults } = await import('../mining/expression-types.js')
  const names = holdoutNames(possibleColumns(attributes), true)
  const condition = resolved(where, new Map([...names].map(([name, { column }]) => [name, column])))
  if ('fault' in condition) return condition.fault
  const columns = [...names.values()].map(({ column, type }) => ({ name: column, type }))
  const [fault] = await expressionTypeFaults([{ text: condition.sql, is: 'condition' }], columns)
  return fault ? `${fault}; ${textsHint}` : null
}

/** The attributes that the kinds of files map, by name. */
function attributesIn(sources: JudgedProject['sources']): readonly string[] {
  const maps = sources.flatMap(({ contract }) => contract.files.map(kind => kind.maps.customer ?? {}))
  return [...new Set(maps.flatMap(mapping => attributesOf(mapping).map(({ name }) => attributeName(name))))].sort()
}
