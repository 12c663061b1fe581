import type { Actions } from '../../config/actions.js'
import type { ProjectContext } from '../project-context.js'
import { UsageError } from '../usage-error.js'

/** @throws UsageError where the project says nothing of what can be done */
export function needsActions({ loaded }: ProjectContext): Actions {
  const { actions } = loaded.project
  if (actions !== undefined) return actions
  throw new UsageError('the project declares no activities: write actions: in kehu.yaml, see docs/actions.md')
}

/** What a night that was made before `actions:` was written lacks. */
export const noActionsYet = 'the published night was made before the project declared activities; type kehu run'
