import type { Finding } from '../config/describe-issue.js'
import type { JudgedProject } from '../config/judged-project.js'
import { actionFindings, nextFaults } from './action-findings.js'
import { churnFindings } from './churn-findings.js'
import { outputFolderFindings } from './output-folders.js'

/** What is wrong with a project file that only the floors above `config` can tell. */
export async function projectFindings(project: JudgedProject): Promise<readonly Finding[]> {
  return [
    ...(await modelFindings(project)),
    ...(await churnFindings(project)),
    ...(await actionFindings(project, await segmentIds(project))),
    ...(await audienceFindings(project)),
    ...outputFolderFindings(project),
  ]
}

/** What is wrong with the options of models. */
async function modelFindings({ models: given }: JudgedProject): Promise<readonly Finding[]> {
  const { checkOptions } = await import('../mining/options.js')
  const { models } = await import('../mining/registry.js')
  return (await checkOptions(models, given)).map(({ path, message }) => ({
    path: ['models', ...path],
    at: path.length === 1 ? 'key' : 'value',
    message,
  }))
}

/** Segments and columns of audiences that are not there, and columns that are named twice. */
async function audienceFindings(project: JudgedProject): Promise<readonly Finding[]> {
  const audiences = Object.entries(project.audiences)
  if (audiences.length === 0) return []
  const { columnFaults, segmentIdFaults } = await import('../reports/write-segment.js')
  const { controlName, leavingColumnFaults } = await import('../reports/leaving.js')
  const { nextColumnFaults } = await import('../reports/next-activities.js')
  const { offerOf } = await import('../mining/churn/offer/offer-options.js')
  const known = await segmentIds(project)
  return audiences.flatMap(([name, audience]) => {
    const { segment = [], leaving, activity, channel, columns = [], moved } = audience
    const isNext = activity !== undefined || channel !== undefined
    const ids = typeof segment === 'string' ? [segment] : segment
    const from = moved === undefined ? [] : typeof moved.from === 'string' ? [moved.from] : moved.from
    const found = (path: readonly PropertyKey[], message: string): Finding => ({
      path: ['audiences', name, ...path],
      at: 'value',
      message,
    })
    return [
      ...(known === null ? [] : segmentIdFaults(ids, known)).map(({ message }) => found(['segment'], message)),
      ...(known === null ? [] : segmentIdFaults(from, known)).map(({ message }) => found(['moved', 'from'], message)),
      ...(leaving ? leavingFaults(name, leaving, project, offerOf(project.models) !== null, controlName) : []).map(
        ({ path, message }) => found(['leaving', ...path], message),
      ),
      ...(isNext ? nextFaults(name, audience, project, controlName) : []).map(({ path, message }) =>
        found(path, message),
      ),
      ...(leaving
        ? leavingColumnFaults(columns)
        : isNext
          ? nextColumnFaults(columns)
          : columnFaults(columns, moved !== undefined)
      ).map(({ item, message }) => found(['columns', item], message)),
    ]
  })
}

/** A list of those who may leave wants the model that says so, and an offer or a chance that says whom. */
function leavingFaults(
  name: string,
  leaving: { readonly least_chance?: number },
  { models, audiences, isWrongModel }: JudgedProject,
  hasOffer: boolean,
  controlName: (audience: string) => string,
): readonly { path: readonly string[]; message: string }[] {
  const faults: { path: readonly string[]; message: string }[] = []
  if (Object.hasOwn(audiences, controlName(name)))
    faults.push({
      path: [],
      message: `its control group stands in a file ${controlName(name)}, as the audience of that name does; give one another name`,
    })
  if (isWrongModel('churn')) return faults
  if (!Object.hasOwn(models, 'churn'))
    faults.push({ path: [], message: 'the project names no model churn; write models: { churn: {} }' })
  else if (leaving.least_chance === undefined && !hasOffer)
    faults.push({
      path: [],
      message:
        'who is meant? the model churn has no offer; write leaving: { least_chance: 0.4 }, or models: { churn: { offer: { cost: 5, take_up: 0.3 } } }',
    })
  return faults
}

/** Ids of the project's segments; null where the options that say them are wrong. */
async function segmentIds({ models, isWrongModel }: JudgedProject): Promise<readonly string[] | null> {
  const { rfmOptions } = await import('../mining/rfm/options.js')
  const { segmentOrder } = await import('../mining/rfm/segments.js')
  if (isWrongModel('rfm')) return null
  const options = rfmOptions.safeParse(models.rfm ?? {})
  return options.success ? segmentOrder(options.data.rules) : null
}
