import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { isUnique } from './columns.js'
import { meanings, spellings } from './meanings.js'
import { bracket, named as byName, moment, number, type ProposedField, plainText } from './propose-field.js'
import { dayOfRecord, sinceWhen } from './propose-panel.js'

/** Which column says who left, and by which of its values. */
export interface ProposedLabel {
  /** The attribute that the column is mapped to. */
  readonly attribute: string
  readonly is: string | readonly string[]
  /** Those of its values that say nothing. */
  readonly unknown?: readonly string[]
  /** Where each customer has records of several days: who leaves is learnt from the earlier ones. */
  readonly of?: 'records'
  readonly why: string
}

/** What a flat file holds: all that it says of customers, and which of it says who left. */
export interface ProposedLeavers {
  readonly maps: { readonly customer: { readonly customer_id: ProposedField; readonly updated_at?: ProposedField } }
  readonly attributes: Readonly<Record<string, ProposedField>>
  readonly label: ProposedLabel
  readonly left_over: readonly string[]
}

/** Columns that say whether a customer left, as people name them, without blanks, signs, case and accents. */
const labelNames =
  /churn|attrition|^(is|has|was)?(exit(ed)?|left|leaver|cancel(l?ed)?|lapsed|terminated|resigned|closed)(flag|label)?$|stornier|gekundigt|kundigung|abgang|resili(e|ation)|desabonn|abandono|abbandono|disdett|^(deu|de|dado(de)?)?baja$|evasao|cancelou|opgezegd|vertrokken|rezygnacja|odszed|отток|流失|离网|退订|销户|注销|解約|退会|離脱|이탈|해지|탈퇴/
/** Columns of states say it where one of their values does. */
const stateNames =
  /^(customer|account|member|contract|policy|subscription)?(status|state|statut|estado|stato|stan)$|^(target|label|class|outcome)$|状态$|状態$|상태$/
/** Columns that say who stayed: who left is their no. */
const stayingNames =
  /^(is|has|was|是否)?(renew(ed|al)?|retained|stayed|verlangert|renouvele|rinnovato|renovad[oa]|续(保|费|约|订)|更新)(flag|label|status)?$/
const leavingValues =
  /churn|attrit|exit|cancel|lapse|^left|^gone|terminat|^inactiv|^inaktiv|^inattiv|^closed|gekundigt|stornier|resili|^baja|disdett|^已?(流失|离网|退网|销户|拆机|注销|停机|离职|退保)|отток|^уш(е|ё)л|^расторг|^cancelad|^inactiv|^perdid|^partie?s?$|^perdu|^cessat|^opgezegd|^vertrokken|^解約|^退会|^이탈|^해지/
/** Whoever has only just come, or of whom nobody knows. */
const sayingNothing =
  /^(new|join|onboard|trial|pending|prospect|unknown|undefined|notknown|neu|unbekannt|interessent|nouveau|inconnu|nuevo|novo|nuovo|desconoc|desconhec|sconosc|nieuw|onbekend|nowy|新(入|客|增|用|装|户|规)|刚|未知|不明|不详|试用|潜在|신규|미상)/
const stayingValues = /^(not|no|non|never|un|niet?|未|没|否|无)/
const yesValues = /^(yes|y|true|t|1(0+)?|ja|j|oui|si|sim|s|tak|da|是|有|はい|예|네)$/
const noValues = /^(no|n|false|f|0|00+|nein|non|nao|nie|net|not(renewed|retained)|否|未|未续[保费约订]|いいえ|아니요)$/

/** Values of a yes or no, of one that some records leave open, and of the states of a contract. */
const mostValues = 7
/** What a flat file may count its customers by, besides ids of customers: the first two are those. */
const [ofCustomers, ofPeople] = meanings.get('customer') ?? []
const ofContracts =
  /^(account|policy|contract|vertrags?|police)(id|no|nr|num|number|nummer|code|key|ref)$|^(id|no|nr|number|code|key)$|编号$/
/** Names tell a person and teach nothing. */
const people =
  /^(full|first|last|sur|given|family|customer|client)?name$|^(phone|telephone|mobile|street|address|姓名|客户名称|手机号?)$/
const rowNumbers = /^(row|record|line|index|unnamed)/

/**
 * A file of one record per customer that says who left: everything else that it says of them is an attribute to learn from.
 * Null where no column says so.
 */
export function proposeLeavers(columns: readonly SampledColumn[]): ProposedLeavers | null {
  const named = columns.map(column => ({ column, name: attributeOf(column.name, columns), is: labelling(column) }))
  const id =
    columns.find(
      one => isUnique(one) && [ofCustomers, ofPeople, ofContracts].some(ids => ids?.test(plain(one.name))),
    ) ??
    columns.find(one => one.filled > 0 && ofCustomers?.test(plain(one.name))) ??
    columns.find(isToken) ??
    (dayOfRecord(columns, true) ? columns.find(comesAgain) : undefined)
  const labels = named.filter(({ is, column }) => is !== null && (id !== undefined || saysWhoLeft(column)))
  const label = labels.find(({ column }) => !saysStayed(column)) ?? labels[0]
  if (!label || label.is === null) return null
  // What comes again and again of one whom only a token names is no list of customers.
  if (id && isToken(id) && !isUnique(id)) return null
  const others = labels.flatMap(({ column: { name } }) => (name === label.column.name ? [] : [name]))
  const numbered = 'no column is an id: the number of the record, of a source that delivers one file'
  const customer_id: ProposedField = id
    ? byName(id)
    : { field: { expression: 'record_number()' }, columns: [], why: numbered }
  const day = dayOfRecord(columns, id !== undefined && !isUnique(id))
  const isPanel = day !== null && id !== undefined && !isUnique(id)
  const { updated_at, asked } = sinceWhen(id, day)
  const isNone = (one: SampledColumn) =>
    one === id ||
    day?.columns.includes(one.name) ||
    one.filled === 0 ||
    one.isEmail ||
    people.test(plain(one.name)) ||
    (isUnique(one) && (isWords(one) || rowNumbers.test(plain(one.name))))
  const attributes = named.filter(one => one === label || !isNone(one.column))
  return {
    maps: {
      customer: {
        customer_id: { ...customer_id, why: `${customer_id.why}${asked}` },
        ...(updated_at && { updated_at }),
      },
    },
    attributes: Object.fromEntries(attributes.map(({ column, name }) => [name, attributeField(column)])),
    label: {
      attribute: label.name,
      is: label.is.is,
      ...(label.is.unknown.length > 0 && { unknown: label.is.unknown }),
      ...(isPanel && { of: 'records' }),
      why: labelWhy(label.is, { isPanel, others }),
    },
    left_over: columns
      .filter(one => one !== id && one !== label.column && !day?.columns.includes(one.name) && isNone(one))
      .map(({ name }) => name),
  }
}

/** Whether a column says by its name who left, or who stayed. */
export function saysWhoLeft({ name }: Pick<SampledColumn, 'name'>): boolean {
  return labelNames.test(plain(name)) || saysStayed({ name })
}

function saysStayed({ name }: Pick<SampledColumn, 'name'>): boolean {
  return stayingNames.test(plain(name))
}

/** What there is to answer about a label. */
function labelWhy(
  { is, unknown, others }: Labelling,
  at: { readonly isPanel: boolean; readonly others: readonly string[] },
): string {
  const listed = (values: readonly string[]) => values.map(value => `'${value}'`).join(', ')
  const when = at.isPanel
    ? ', by the record of when they did (where each of their records says so, leave of: records out)'
    : ''
  const nothing = unknown.length === 0 ? '' : ` Does ${listed(unknown)} say nothing of it?`
  const several =
    others.length > 1 ? ` ${listed(others)} count as stayed: those that say nothing are unknown: [VALUE].` : ''
  const columns = at.others.length === 0 ? '' : ` Or does ${at.others.join(', ')} say it?`
  return `ASKED: is ${listed([is].flat())} of ${listed([[is].flat(), unknown, others].flat().toSorted())} said of those who left${when}?${nothing}${several}${columns} Columns known only afterwards: leave_out`
}

/** What the values of a column say. */
interface Labelling {
  readonly is: ProposedLabel['is']
  readonly unknown: readonly string[]
  /** Of those who stayed. */
  readonly others: readonly string[]
}

/** Which values are those of who left, and which say nothing; null where the column says nothing of it. */
function labelling({ name, values }: SampledColumn): Labelling | null {
  // Spellings of one answer are one: yes and Yes.
  const said = [...new Map(values.toReversed().map(value => [plain(value), value]))].toReversed()
  if (said.length < 2 || said.length > mostValues) return null
  if (!saysWhoLeft({ name }) && !stateNames.test(plain(name))) return null
  const those = (of: (is: string) => boolean) => said.flatMap(([is, value]) => (of(is) ? [value] : []))
  const leaving = saysStayed({ name })
    ? those(is => noValues.test(is))
    : those(is => leavingValues.test(is) && !stayingValues.test(is))
  const yes = saysWhoLeft({ name }) && !saysStayed({ name }) ? those(is => yesValues.test(is)).slice(0, 1) : []
  const left = leaving.length > 0 ? leaving : yes
  const [is] = left
  if (is === undefined || left.length === said.length) return null
  const unknown = those(is => sayingNothing.test(is)).filter(value => !left.includes(value))
  return {
    is: left.length === 1 ? is : left,
    unknown: unknown.length < said.length - left.length ? unknown : [],
    others: said.flatMap(([, value]) => (left.includes(value) || unknown.includes(value) ? [] : [value])),
  }
}

/** Numbers and days that need no format are kept as they are written; others are read as the file writes them. */
function attributeField(column: SampledColumn): ProposedField {
  const text = column.number?.decimals === undefined ? null : plainText(column)
  if (text !== null) {
    const isPlain = text === bracket(column.name)
    return { field: isPlain ? column.name : { expression: `number(${text})` }, columns: [column.name], why: '' }
  }
  const read = column.number !== null ? number(column) : column.formats.length === 0 ? null : moment(column)
  const type = column.number !== null ? 'decimal' : 'date'
  if (read === null || typeof read.field === 'string' || column.ambiguous)
    return { field: column.name, columns: [column.name], why: '' }
  return { ...read, field: { ...read.field, ...('column' in read.field && { type }) } }
}

/** An id that no name tells: long, in one piece, with digits in it. */
function isToken(one: SampledColumn): boolean {
  const { filled, distinct, commonest } = one
  return isWords(one) && distinct > filled / 20 && /^(?=.*\d)[^\s,;:]{16,}$/.test(commonest ?? '')
}

/** An id of some customer or contract that several records have. */
function comesAgain({ name, filled, distinct }: SampledColumn): boolean {
  return distinct < filled && [ofPeople, ofContracts].some(ids => ids?.test(plain(name)))
}

function isWords({ number: writing, formats, isReal }: SampledColumn): boolean {
  return writing === null && formats.length === 0 && !isReal
}

function plain(name: string): string {
  return spellings(name)[0] ?? ''
}

/** `CreditScore` becomes `credit_score`; names that two columns would have get a number. */
function attributeOf(header: string, columns: readonly SampledColumn[]): string {
  const before = columns.slice(
    0,
    columns.findIndex(({ name }) => name === header),
  )
  const own = slug(header)
  const same = before.filter(({ name }) => slug(name) === own).length
  return same === 0 ? own : `${own}_${same + 1}`
}

function slug(header: string): string {
  const words = header
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{Ll}\p{Lo}\d]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
  const name = /^[\p{Ll}\p{Lo}]/u.test(words) ? words : `column_${words}`
  return name.slice(0, 60)
}
