/** The schemas of one project on a cluster, all of which begin with the name in its project file. */
export interface ClusterNames {
  /** Views of the published night, for people and their tools. */
  readonly views: string
  /** What lasts one night. */
  readonly work: string
  readonly lock: string
  /** What is tried on a night, and not published. */
  readonly trial: string
  /** The tables that nights write on; a star that is built anew begins new ones. */
  tables(generation: number): string
  /** The number in the name of such a schema; null for another schema. */
  generationOf(schema: string): number | null
  /** Views of one kept night, for our own readers. */
  night(name: string): string
  isNight(schema: string): boolean
}

export function clusterNames(schema: string): ClusterNames {
  const tables = `${schema}_tables_`
  const night = `${schema}_night_`
  return {
    views: schema,
    work: `${schema}_work`,
    lock: `${schema}_lock`,
    trial: `${schema}_trial`,
    tables: generation => `${tables}${generation}`,
    generationOf: name => (name.startsWith(tables) ? Number(name.slice(tables.length)) : null),
    night: name => `${night}${name.replaceAll('-', '_')}`,
    isNight: name => name.startsWith(night),
  }
}
