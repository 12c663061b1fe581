import { type Registered, register } from './model.js'

/** Models by name, loaded where they are used: `--help` needs none of them. */
export type Registry = Readonly<Record<string, () => Promise<Registered>>>

/** Every model of Kehu. */
export const models = {
  purchases: async () => register((await import('./purchase/purchases.js')).purchases),
  spend: async () => register((await import('./purchase/spend.js')).spend),
  subscriptions: async () => register((await import('./purchase/subscriptions.js')).subscriptions),
  value: async () => register((await import('./purchase/value.js')).value),
  churn: async () => register((await import('./churn/churn.js')).churn),
  uplift: async () => register((await import('./uplift/uplift.js')).uplift),
  clusters: async () => register((await import('./clusters/clusters.js')).clusters),
  rfm: async () => register((await import('./rfm/rfm.js')).rfm),
} satisfies Registry
