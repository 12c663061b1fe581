import { type Contribution, explainChurn } from '../../mining/churn/explain-churn.js'
import { optionsSchema } from '../../mining/churn/options.js'
import { inventoryOf } from '../../mining/inventory.js'
import { optionsOf } from '../../mining/options.js'
import { published } from '../../mining/published.js'
import { hasTable } from '../../mining/store.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { causeText } from '../../reports/language/cause-text.js'
import { type Text, text } from '../../reports/language/text.js'
import { valueText } from '../../reports/language/value-text.js'
import { voice } from '../../reports/language/voice.js'
import type { Day, Row } from '../../warehouse/engine/value.js'
import { notePersonal } from '../night/personal.js'
import { nightNamed, tryOnNight } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { customerNamed } from './customer-named.js'
import { attributeFactsOf, factsOf, type SourceFact } from './facts-of.js'

const columns = [
  { name: 'part', type: { kind: 'varchar' } },
  { name: 'says', type: { kind: 'varchar' } },
  { name: 'value', type: { kind: 'varchar' } },
  { name: 'log_odds', type: { kind: 'double' } },
  { name: 'on_day', type: { kind: 'date' } },
  { name: 'source', type: { kind: 'varchar' } },
  { name: 'file', type: { kind: 'varchar' } },
  { name: 'record', type: { kind: 'bigint' } },
] as const

export interface ExplainedScore {
  /** Id of a customer in a source. */
  readonly customer: string
  readonly source: string | undefined
  /** Shows what describes the person; the ledger notes it. */
  readonly personal: boolean
}

/**
 * Why a customer has their score: the chance, what each column adds to it, and the facts behind, each with the file and
 * the record that told it. The published night is only read.
 *
 * @throws UsageError for a customer or a score that is not there
 */
export async function explainScore(
  { place, loaded, own }: ProjectContext,
  asked: ExplainedScore,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  const { format, path } = inMemory(output)
  const record = await nightNamed(place)
  const asOf = record.as_of as Day
  const { language, currency } = loaded.project
  const { say } = voice(language, currency)
  if (asked.personal)
    await notePersonal(place, terminal.now(), record.night, 'explain', ['customer_attribute.value', 'reason'])
  const found = await tryOnNight(place, record, async engine => {
    if (!(await hasTable(engine, 'score_churn')))
      throw new UsageError('there is no score of churn: write models: { churn: {} } into kehu.yaml, and run kehu run')
    const key = await customerNamed(engine, asked.customer, asked.source)
    const options = optionsSchema.parse(optionsOf(loaded.project.models, 'churn').own)
    const explained = await explainChurn(engine, inventoryOf(engine, own.tables), options, { customer: key, asOf })
    if (!explained)
      throw new UsageError(
        `${asked.customer} has no score of churn on ${asOf}: they are none of those who can leave, or the model was refused; see kehu models list`,
      )
    const facts: SourceFact[] = []
    for (const table of explained.facts) facts.push(...(await factsOf(engine, table, key, asOf)))
    const attributes = await attributeFactsOf(engine, explained.attributes, key, asOf)
    const of = (says: Text, more: Row): Row => ({ part: 'chance', says: say(says), ...more })
    const { chance, hasLeft, forecast, scorecard, trees } = explained
    return [
      of(text('explain.chance'), { value: say(text('explain.share', { value: chance })) }),
      ...(hasLeft === null
        ? []
        : [of(text('explain.has_left'), { value: say(text(hasLeft ? 'explain.yes' : 'explain.no')) })]),
      of(text('explain.forecast'), { value: say(text(`churn.forecast.${forecast}`)) }),
      of(text('explain.scorecard'), { log_odds: published(scorecard) }),
      ...(trees === null ? [] : [of(text('explain.trees'), { log_odds: published(trees) })]),
      ...explained.contributions.map(one => contribution(one, asked.personal, say)),
      ...facts.map(fact => factRow(fact, false)),
      ...attributes.map(fact => factRow(fact, !asked.personal)),
    ]
  })
  await writeRows(rowsetOf(columns, found), format, path, terminal)
}

const hidden = '***'

function contribution(
  { cause, value, points, isPersonal }: Contribution,
  personal: boolean,
  say: (text: Text) => string,
): Row {
  const shown = isPersonal && !personal
  return {
    part: points > 0 ? 'raises' : 'lowers',
    says: shown ? hidden : say(causeText(cause)),
    value: value === null ? null : shown ? hidden : say(valueText(cause, value)),
    log_odds: published(points),
  }
}

function factRow({ table, day, says, source, file, record }: SourceFact, isHidden: boolean): Row {
  return { part: table, says: isHidden ? hidden : says, on_day: day, source, file, record }
}
