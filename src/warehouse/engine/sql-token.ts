/** A word, number, text, quoted name, parameter or operator of SQL, words in lower case. */
export interface SqlToken {
  readonly kind: 'word' | 'number' | 'text' | 'name' | 'parameter' | 'operator'
  readonly text: string
  /** From 1. */
  readonly line: number
}

const pattern =
  /(?<skip>\s+|--[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*")|(?<parameter>\$\w+|\?)|(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<word>[a-z_]\w*)|(?<operator>::|\/\/|\|\||->|=>|<>|<=|>=|!=|==|\*\*|\$\$|[\s\S])/giu

/** The tokens of a statement, comments left out. */
export function sqlTokens(source: string): SqlToken[] {
  const found: SqlToken[] = []
  let line = 1
  for (const { 0: text, groups } of source.matchAll(pattern)) {
    const kind = kinds.find(kind => groups?.[kind] !== undefined)
    if (kind) found.push({ kind, text: kind === 'word' || kind === 'number' ? text.toLowerCase() : text, line })
    line += text.split('\n').length - 1
  }
  return found
}

const kinds = ['text', 'name', 'parameter', 'number', 'word', 'operator'] as const
