import type { Actions, Activity } from '../config/actions.js'
import type { Finding } from '../config/describe-issue.js'
import type { JudgedProject } from '../config/judged-project.js'
import type { Audience } from '../config/project.js'
import { didYouMean } from '../config/suggest.js'

/**
 * What is wrong with a catalogue of activities beside the rest of the project: names that mean nothing, and effects or
 * worth that nothing would tell.
 *
 * @param segments ids of the project's segments; null where the options that say them are wrong
 */
export async function actionFindings(
  project: JudgedProject,
  segments: readonly string[] | null,
): Promise<readonly Finding[]> {
  const { actions } = project
  if (actions === undefined) return []
  const { segmentIdFaults } = await import('../reports/write-segment.js')
  const found = (path: readonly PropertyKey[], message: string, at: Finding['at'] = 'value'): Finding => ({
    path: ['actions', ...path],
    at,
    message,
  })
  return [
    ...strangeChannels(actions).map(({ path, message }) => found(path, message, 'key')),
    ...Object.entries(actions.activities).flatMap(([name, activity]) => {
      const own = (path: readonly PropertyKey[], message: string) => found(['activities', name, ...path], message)
      const { who } = activity
      return [
        ...(segments === null ? [] : segmentIdFaults(who.segments ?? [], segments)).map(({ message }) =>
          own(['who', 'segments'], message),
        ),
        ...untold(activity, project).map(({ path, message }) => own(path, message)),
      ]
    }),
    ...(await faultsOfExpressions(actions)).map(({ path, message }) => found(path, message)),
  ]
}

/** Faults of words; and of types, where the words are right. */
async function faultsOfExpressions(actions: Actions): Promise<readonly Fault[]> {
  const { expressionFaults } = await import('../mining/actions/expression-faults.js')
  const { expressionTypeFaults } = await import('../mining/expression-types.js')
  const { customerTypes } = await import('../mining/actions/customers-sql.js')
  const written = expressionsOf(actions).map(one => ({ ...one, faults: expressionFaults(one.text) }))
  const misread = written.flatMap(({ path, faults }) => faults.map(message => ({ path, message })))
  const sound = written.filter(({ faults }) => faults.length === 0)
  const mistyped = await expressionTypeFaults(sound, customerTypes())
  return [...misread, ...sound.flatMap(({ path }, i) => (mistyped[i] ? [{ path, message: mistyped[i] }] : []))]
}

/** The conditions and amounts that a catalogue writes over the columns of customers. */
function expressionsOf({ activities }: Actions) {
  return Object.entries(activities).flatMap(([name, { who, worth }]) => [
    ...(who.where === undefined
      ? []
      : [{ path: ['activities', name, 'who', 'where'], text: who.where, is: 'condition' as const }]),
    ...(worth === undefined ? [] : [{ path: ['activities', name, 'worth'], text: worth, is: 'amount' as const }]),
  ])
}

type Fault = { readonly path: readonly PropertyKey[]; readonly message: string }

/** Limits of channels that no activity has would limit nothing, silently. */
function strangeChannels({ activities, capacity, contact }: Actions): readonly Fault[] {
  const known = [...new Set(Object.values(activities).map(({ channel }) => channel))]
  const faults = (path: readonly string[], names: readonly string[]) =>
    names
      .filter(name => !known.includes(name))
      .map(name => ({
        path: [...path, name],
        message: `no activity has the channel '${name}'; they have ${known.join(', ')}${didYouMean(name, known)}`,
      }))
  return [
    ...faults(['capacity'], Object.keys(capacity)),
    ...faults(['contact', 'by_channel'], Object.keys(contact.by_channel)),
  ]
}

/** Models and sources that an effect or its worth would come from. */
function untold({ changes, evidence, worth, who }: Activity, { models, sources, isWrongModel }: JudgedProject) {
  const faults: Fault[] = []
  const lacks = (model: string) => !Object.hasOwn(models, model) && !isWrongModel(model)
  const isMoney = evidence.of === 'revenue' || evidence.of === 'margin'
  if (changes === 'retention' && worth === undefined && !isMoney && lacks('value'))
    faults.push({
      path: ['changes'],
      message:
        'what a customer who stays is worth comes from the model value, which the project does not name; write models: { purchases: {}, spend: {}, value: {} }, or say worth',
    })
  if (changes === 'retention' && evidence.assume !== undefined && lacks('churn'))
    faults.push({
      path: ['evidence', 'assume'],
      message: 'is a share of those who would leave, and the project names no model churn; write models: { churn: {} }',
    })
  const named = `${who.where ?? ''} ${worth ?? ''}`
  if (/\bchurn_chance\b/.test(named) && lacks('churn'))
    faults.push({
      path: ['who'],
      message: 'churn_chance comes from the model churn, which the project does not name; write models: { churn: {} }',
    })
  const maps = sources.some(({ contract }) => contract.files.some(file => file.maps.campaign_contact))
  if (evidence.campaign !== undefined && sources.length > 0 && !maps)
    faults.push({
      path: ['evidence', 'campaign'],
      message: 'no source tells of campaigns: map campaign_contact, or write assume alone',
    })
  return faults
}

/** What is wrong with an audience of those whose next activity is meant. */
export function nextFaults(
  name: string,
  { activity = [], channel = [] }: Partial<Audience>,
  { actions, hasActions, audiences }: JudgedProject,
  controlName: (audience: string) => string,
): readonly Fault[] {
  const key = activity.length > 0 ? 'activity' : 'channel'
  if (actions === undefined)
    return hasActions ? [] : [{ path: [key], message: 'the project declares no activities; write actions:' }]
  const known = Object.keys(actions.activities)
  const channels = [...new Set(Object.values(actions.activities).map(of => of.channel))]
  const strange = (path: string, names: readonly string[], of: readonly string[]) =>
    names
      .filter(one => !of.includes(one))
      .map(one => ({
        path: [path],
        message: `no ${path} '${one}'; expected one of ${of.join(', ')}${didYouMean(one, of)}`,
      }))
  return [
    ...strange('activity', activity, known),
    ...strange('channel', channel, channels),
    ...(actions.control > 0 && Object.hasOwn(audiences, controlName(name))
      ? [
          {
            path: [key],
            message: `its control group stands in a file ${controlName(name)}, as the audience of that name does; give one another name`,
          },
        ]
      : []),
  ]
}
