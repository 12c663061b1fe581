/** The steps of a night by name, in order; `deliver` comes after it. */
export const stepNames = ['plan', 'land', 'stage', 'star', 'check', 'mine', 'render'] as const
export type StepName = (typeof stepNames)[number]
