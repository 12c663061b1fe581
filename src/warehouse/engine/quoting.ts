/** `"name"`: any text, a dot included. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The name of a table, with a dot between its schema and its own name: `"work"."new_line"`. */
export function tableName(name: string): string {
  return name.split('.').map(quoted).join('.')
}

/** `'text'` */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
