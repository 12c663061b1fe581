import { z } from 'zod'
import { literal } from '../../warehouse/engine/quoting.js'

/** How telephone numbers are written within a country. Patterns are regular expressions of whole numbers as digits. */
export interface PhonePlan {
  /** Such as 44; empty where no country is declared. */
  readonly callingCode: string
  /** What is dialled before a number within the country, such as 0; empty where nothing is. */
  readonly trunk: string
  /** What may stand behind the trunk prefix. */
  readonly behindTrunk: string
  /** What is a whole number without one. */
  readonly alone: string
}

/** A plan that reads no number but those with a calling code: the project names no country. */
export const noPhonePlan: PhonePlan = { callingCode: '', trunk: '', behindTrunk: '', alone: '' }

const typed = z.union([z.tuple([z.string()], z.unknown()), z.literal(0)]).optional()
/** A numbering plan as `libphonenumber-js` keeps it: a list whose places have meanings. */
const metadata = z.tuple(
  [
    z.string().describe('calling code'),
    z.unknown(),
    z.string().describe('pattern of national numbers'),
    z.unknown(),
    z.unknown(),
    z.union([z.string(), z.literal(0)]).describe('trunk prefix'),
    z.unknown(),
    z.unknown(),
    z.unknown(),
    z.unknown(),
    z.unknown(),
    z.union([z.tuple([typed, typed], z.unknown()), z.literal(0)]).describe('patterns of fixed lines, of mobiles …'),
  ],
  z.unknown(),
)

/**
 * The plan of a country, such as GB. Without a trunk prefix a number stands alone where it is a fixed line or a mobile of
 * the countries that share its calling code. Where the prefix is 0, a fixed line without it may as well be a local
 * number, the same in every town: only mobiles stand alone.
 */
export async function phonePlan(country: string | undefined): Promise<PhonePlan> {
  if (country === undefined) return noPhonePlan
  const { default: all } = await import('libphonenumber-js/max/metadata')
  const { countries, country_calling_codes: sharing } = all
  const planOf = (name: string) => metadata.parse(Object.entries(countries).find(([code]) => code === name)?.[1])
  if (!(country in countries)) return noPhonePlan
  const [callingCode, , behindTrunk, , , prefix] = planOf(country)
  const trunk = prefix === 0 ? '' : prefix
  const alone = (sharing[callingCode] ?? []).flatMap(name => {
    const types = planOf(name)[11]
    const [fixed, mobile] = types === 0 ? [] : types
    return (trunk === '0' ? [mobile] : [fixed, mobile]).flatMap(type => (type ? type[0] : []))
  })
  return { callingCode, trunk, behindTrunk, alone: alone.filter(pattern => pattern !== '').join('|') }
}

/** SQL of the form in which two spellings of a number are equal. */
export function phoneKey(text: string, { callingCode, trunk, behindTrunk, alone }: PhonePlan): string {
  return `phone_key(${text}, ${[callingCode, trunk, behindTrunk, alone].map(literal).join(', ')})`
}
