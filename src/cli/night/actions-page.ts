import type { Project } from '../../config/project.js'
import type { Page } from '../../reports/page.js'
import { actionsPage } from '../../reports/pages/actions.js'
import type { ActivityRow, BudgetRow, NextRow } from '../../reports/pages/actions-data.js'
import { type Engine, rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'

type FirstRow = Omit<NextRow, 'customer_label'> & { customer_id: string }

/** What to do next; no page, and no statement, in a project that declares no activities. */
export async function actionsPages(
  engine: Engine,
  { actions }: Pick<Project, 'actions'>,
  hidesIds: boolean,
): Promise<readonly Page[]> {
  if (actions === undefined) return []
  const first = await rows(engine, bind<FirstRow>(sqlFile('reports/next_activities.sql')))
  return [
    actionsPage({
      activities: await rows(engine, bind<ActivityRow>(sqlFile('reports/activities.sql'))),
      budgets: await rows(engine, bind<BudgetRow>(sqlFile('reports/activity_budgets.sql'))),
      first: first.map(({ customer_id, ...one }) => ({ ...one, customer_label: hidesIds ? '***' : customer_id })),
    }),
  ]
}
