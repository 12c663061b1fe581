/** What `runs show` tells of a night, in order. */
export const parts = [
  'sources',
  'files',
  'set_aside',
  'drift',
  'quality',
  'checks',
  'models',
  'audiences',
  'durations',
] as const
export type Part = (typeof parts)[number]
