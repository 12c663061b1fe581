import type { Finding } from '../config/describe-issue.js'
import type { JudgedProject } from '../config/judged-project.js'
import { outputFolderFindings } from './output-folders.js'

/** What is wrong with a project file that only the floors above `config` can tell. */
export async function projectFindings(project: JudgedProject): Promise<readonly Finding[]> {
  return [...(await modelFindings(project)), ...(await audienceFindings(project)), ...outputFolderFindings(project)]
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
  const known = await segmentIds(project)
  return audiences.flatMap(([name, { segment = [], columns = [], moved }]) => {
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
      ...columnFaults(columns, moved !== undefined).map(({ item, message }) => found(['columns', item], message)),
    ]
  })
}

/** Ids of the project's segments; null where the options that say them are wrong. */
async function segmentIds({ models, isWrongModel }: JudgedProject): Promise<readonly string[] | null> {
  const { rfmOptions } = await import('../mining/rfm/options.js')
  const { segmentOrder } = await import('../mining/rfm/segments.js')
  if (isWrongModel('rfm')) return null
  const options = rfmOptions.safeParse(models.rfm ?? {})
  return options.success ? segmentOrder(options.data.rules) : null
}
