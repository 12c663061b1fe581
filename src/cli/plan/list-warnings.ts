import { limitsContacts } from '../../config/actions.js'
import { handedOut } from '../../config/handed-out.js'
import type { Project } from '../../config/project.js'

/** Lists of next activities that go out while nothing limits contacts: the same customers would be contacted every night. */
export function listWarnings({ actions, audiences }: Pick<Project, 'actions' | 'audiences'>): readonly string[] {
  if (actions === undefined || limitsContacts(actions)) return []
  const names = handedOut(actions, audiences)
  if (names.length === 0) return []
  return [
    `actions.contact: nobody is left in peace after a contact, so that the lists of ${names.join(', ')} hold the same customers every night; write contact: { quiet_days: 14 }`,
  ]
}
