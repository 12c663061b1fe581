import { plainText, reading, type SqlFile, sqlFile } from '../warehouse/sql-file.js'

/** Relations of the business days of versions, each a file of `sql/features`; those that read others come first. */
const relations = ['attribute_days', 'attribute_shown', 'record_shown']

/**
 * The file with versions of attributes and of customer records, and the business days on which they were shown, in the
 * place of `work.attribute_days`, `work.attribute_shown` and `work.record_shown`. Their moments are in UTC, where a day is
 * not that of the business.
 */
export function withVersionDays(file: SqlFile): SqlFile {
  return relations.reduce(
    (read, name) => reading(read, `work.${name}`, `(${plainText(sqlFile(`features/${name}.sql`))})`),
    file,
  )
}
