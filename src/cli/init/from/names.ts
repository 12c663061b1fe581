/** A name as a project file takes it: small letters, digits and dashes. */
export function slugOf(text: string, otherwise: string): string {
  const slug = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^[-_]+|-+$/g, '')
    .slice(0, 50)
  return slug === '' ? otherwise : slug
}

/** A name that none of the others has; it joins them. */
export function unused(wanted: string, names: Set<string>): string {
  let name = wanted
  for (let n = 2; names.has(name); n++) name = `${wanted}-${n}`
  names.add(name)
  return name
}
