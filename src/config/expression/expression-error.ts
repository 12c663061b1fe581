/** What is wrong with an expression, and at which character (from 0) of its text. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'

  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}

/** The message, and below it the line of the expression in question with a caret under the place. */
export function withCaret(error: ExpressionError, source: string): string {
  const start = source.lastIndexOf('\n', error.at - 1) + 1
  const [line = ''] = source.slice(start).split('\n')
  const before = source.slice(start, error.at).replace(/\S/gu, ' ')
  return `${error.message}\n    ${line}\n    ${before}^`
}
