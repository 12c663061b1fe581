/** Whether a header is the one that is named, or fits a pattern: `*` and `?` stand for letters, all else for itself, since headers are full of brackets and slashes. */
export function isNamedHeader(pattern: string, header: string): boolean {
  const wanted = pattern.trim()
  if (wanted === header) return true
  if (!/[*?]/.test(wanted)) return false
  const escaped = wanted.replace(/[.+^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u').test(header)
}
