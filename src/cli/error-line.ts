/** Whether the log is asked for as JSON, told from the words themselves: they may not even be a command. */
export function wantsJson(words: readonly string[]): boolean {
  return words.some((word, i) => word === '--log-format=json' || (word === '--log-format' && words[i + 1] === 'json'))
}

/** The words that end a command, as a line for people or for a log. */
export function errorLine(text: string, asJson: boolean): string {
  if (!asJson) return `kehu: ${text}\n`
  return `${JSON.stringify({ level: 50, time: new Date().toISOString(), msg: text })}\n`
}
