/** Whether a text is a day as ISO writes it, or a moment that begins with one. */
export function isDay(text: string): string {
  return `${text} like '____-__-__%' and length(${text}) in (10, 16, 19, 20, 23, 26) and ${dayOf(text)} is not null`
}

/** Days from that of a text to `$as_of`; below 0 for a day that is still to come. */
export function daysSince(text: string): string {
  return `date_diff('day', ${dayOf(text)}, cast($as_of as date))`
}

function dayOf(text: string): string {
  return `try_cast(substr(${text}, 1, 10) as date)`
}
