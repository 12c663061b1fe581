import type { SampledColumn } from '../../../etl/inspect/sample-columns.js'
import { isTime, isUnique } from './columns.js'
import { spellings } from './meanings.js'
import { firstDayOf, monthWritings } from './month-writing.js'
import { moment, type ProposedField } from './propose-field.js'

/** Columns that say of which day a record is, as people name them. */
const daysOfRecords =
  /^(snapshot|observation|obs|asof|cutoff|extract(ion)?|stichtag|快照|观察(期|日期?|月份?)|统计(日期?|月份?)|基準日|기준)|^(report(ing)?|statement|billing|calendar|data|reference|ref|berichts|abrechnungs)?(month|monat|mois|mes|mese|maand|period|periode|yearmonth|yyyymm)(start|end|date)?$|^(report(ing)?|statement|data|reference|ref|load)(date|day)$|^(数据)?(年月|月份|账期|帐期|对象月|対象月|年月日)$/
/** These say it where customers come again. */
const days = /^(date|day|dt|datum|tag|fecha|data|jour|week|woche|日期|日付|날짜)$/

/**
 * Of which day a record of a flat file is: that of a month is its first day. Of several columns that may say so the one of
 * the fewest days: all customers of a month share it. Null where none does.
 *
 * @param comesAgain whether customers have several records
 */
export function dayOfRecord(columns: readonly SampledColumn[], comesAgain: boolean): ProposedField | null {
  const found = columns
    .filter(({ name }) => spellings(name).some(one => daysOfRecords.test(one) || (comesAgain && days.test(one))))
    .map(column => ({ column, day: dayOf(column) }))
    .sort((a, b) => a.column.distinct - b.column.distinct)
    .find(({ day }) => day !== null)
  return found?.day ?? null
}

function dayOf(column: SampledColumn): ProposedField | null {
  const writing = monthWritings.find(({ text }) => text.test(column.commonest ?? ''))
  if (writing) return firstDayOf(column.name, [column.commonest ?? ''], writing)
  return isTime(column) ? moment(column) : null
}

/** Since when the values of a record hold, where a column says of which day it is; and what to say where none does. */
export function sinceWhen(
  id: SampledColumn | undefined,
  day: ProposedField | null,
): { readonly updated_at?: ProposedField; readonly asked: string } {
  const several =
    id === undefined || isUnique(id) ? null : `the first ${id.filled} records are of ${id.distinct} customers`
  if (day === null)
    return {
      asked:
        several === null
          ? ''
          : `; ASKED: ${several}, and no column is known to say which is the newest: map it as updated_at, else any one of each is taken`,
    }
  const newest =
    several === null ? 'of several records of a customer the newest holds' : `${several}, of several days each`
  const why = `the day of the record; ${newest}`
  return { updated_at: { ...day, why: day.why.includes('ASKED') ? `${day.why}; ${why}` : why }, asked: '' }
}
