const known = new Map<string, (at: number) => number>()

/** Milliseconds that a zone is ahead of UTC at an instant. */
export function offsetIn(zone: string): (at: number) => number {
  const offset = known.get(zone) ?? made(zone)
  known.set(zone, offset)
  return offset
}

function made(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return at => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
      /GMT(?:([+-])(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?)?/.exec(name) ?? []
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
    return sign === '-' ? -size : size
  }
}
