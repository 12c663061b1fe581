import {
  DummyDriver,
  Kysely,
  type LimitNode,
  type OffsetNode,
  type OnConflictNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type ReturningNode,
  type SelectQueryNode,
} from 'kysely'

/** A Kysely that builds SQL that every engine takes, and runs none: engines do. */
export function builder<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PortableCompiler(),
    },
  })
}

class PortableCompiler extends PostgresQueryCompiler {
  /** Trino wants OFFSET before LIMIT, DuckDB takes either: the nodes write themselves, so they change places. */
  protected override visitSelectQuery(node: SelectQueryNode): void {
    const { limit, offset, ...others } = node
    const swapped = { limit: offset as unknown as LimitNode, offset: limit as unknown as OffsetNode }
    super.visitSelectQuery(limit && offset ? { ...others, ...swapped } : node)
  }

  protected override visitOnConflict(_: OnConflictNode): void {
    throw new TypeError('no engine but DuckDB knows ON CONFLICT: delete the keys, then insert')
  }

  protected override visitReturning(_: ReturningNode): void {
    throw new TypeError('no engine but DuckDB knows RETURNING: read the rows')
  }
}
