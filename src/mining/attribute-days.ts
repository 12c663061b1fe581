import { plainText, reading, type SqlFile, sqlFile } from '../warehouse/sql-file.js'

/** The file with the versions of attributes, and the business days on which they held, in the place of `work.attribute_days`. */
export function withAttributeDays(file: SqlFile): SqlFile {
  return reading(file, 'work.attribute_days', `(${plainText(sqlFile('features/attribute_days.sql'))})`)
}
