/** A reason for which a record waits in quarantine, and that nobody mends in the record itself. */
interface MendedElsewhere {
  /** Its first words: the rest names currencies, days, members. */
  readonly begins: string
  /** What to type, or to deliver. */
  readonly mend: string
}

/** No source of the project has any rates: said when a record is staged. */
export const noRates: MendedElsewhere = {
  begins: 'no exchange rate to',
  mend: 'map exchange_rate in a source that has rates',
}

/** Those of `sql/star/violation.sql`: they depend on other records. */
export const ofOthers: readonly MendedElsewhere[] = [
  {
    begins: 'no exchange rate from',
    mend: 'deliver the rates of its days, or let older ones hold for longer: rates: { carry_days: … }',
  },
  {
    begins: 'no record of such a',
    mend: 'deliver them, or leave out references',
  },
]

/** How a reason is mended that no change of its record would mend; undefined where the record is wrong. */
export function mendElsewhere(reason: string): string | undefined {
  return [noRates, ...ofOthers].find(({ begins }) => reason.startsWith(begins))?.mend
}
