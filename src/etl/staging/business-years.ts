/**
 * The years of business: days outside of them (0001-01-01, 9999-12-31) are how systems write that they know none. A fact
 * on such a day would stretch the calendar, an observation would hold for ever.
 */
export const businessYears = { first: 1900, last: 2199 } as const
