import type { Actions } from './actions.js'
import type { Audience } from './project.js'

/** Names of the activities whose list an audience writes to a file: whoever stands there is taken for contacted. */
export function handedOut(
  { activities }: Actions,
  audiences: Readonly<Record<string, Pick<Audience, 'activity' | 'channel'>>>,
): readonly string[] {
  return Object.entries(activities)
    .filter(([name, { channel: by }]) =>
      Object.values(audiences).some(({ activity, channel }) => activity?.includes(name) || channel?.includes(by)),
    )
    .map(([name]) => name)
}
