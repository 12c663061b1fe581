import type { CompletedCommand } from './words.js'

/** Makes the script of one shell. */
type Script = (commands: readonly CompletedCommand[]) => string

const bash: Script = commands => `# bash completion for kehu; load it with: source <(kehu completion bash)
_kehu() {
  local word=\${COMP_WORDS[COMP_CWORD]} at="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at\${at:+ }\${COMP_WORDS[i]}" in
      ${commands.flatMap(({ path }) => (path === '' ? [] : quote(path))).join(' | ')}) at="$at\${at:+ }\${COMP_WORDS[i]}" ;;
    esac
  done
  local words=""
  case "$at" in
${commands.map(command => `    ${quote(command.path)}) words=${quote(wordsOf(command).join(' '))} ;;`).join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  [[ \${#COMPREPLY[@]} -eq 0 ]] && mapfile -t COMPREPLY < <(compgen -f -- "$word")
}
complete -o filenames -F _kehu kehu
`

const zsh: Script = commands => `#compdef kehu
# zsh completion for kehu; load it with: source <(kehu completion zsh)
_kehu() {
  local at="" i
  for ((i = 2; i < CURRENT; i++)); do
    case "$at\${at:+ }\${words[i]}" in
      ${commands.flatMap(({ path }) => (path === '' ? [] : quote(path))).join(' | ')}) at="$at\${at:+ }\${words[i]}" ;;
    esac
  done
  local -a found
  case "$at" in
${commands.map(command => `    ${quote(command.path)}) found=(${described(command).join(' ')}) ;;`).join('\n')}
  esac
  _describe kehu found
  _files
}
compdef _kehu kehu
`

const fish: Script = commands => `# fish completion for kehu; load it with: kehu completion fish | source
function __kehu_at
  set -l words (commandline -opc)[2..-1]
  set -l at
  for word in $words
    contains -- (string join ' ' $at $word) ${commands.flatMap(({ path }) => (path === '' ? [] : quote(path))).join(' ')}; and set -a at $word
  end
  set -l joined (string join ' ' $at)
  test "$joined" = "$argv[1]"
end
${commands.flatMap(fishLines).join('\n')}
`

function fishLines({ path, options, subcommands }: CompletedCommand): readonly string[] {
  const at = `complete -c kehu -n ${quote(`__kehu_at ${quoteDouble(path)}`)}`
  return [
    ...subcommands.map(({ name, description }) => `${at} -f -a ${name} -d ${quote(description)}`),
    ...options.map(({ flags, takesValue, description }) => {
      const names = flags.map(flag => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
      return `${at} ${names.join(' ')}${takesValue ? ' -r' : ''} -d ${quote(description)}`
    }),
  ]
}

/** By the name of the shell. */
export const completionScripts: Readonly<Record<string, Script>> = { bash, zsh, fish }

function wordsOf({ options, subcommands }: CompletedCommand): readonly string[] {
  return [...subcommands.map(({ name }) => name), ...options.flatMap(({ flags }) => flags)]
}

/** `'name:what it does'` as zsh's _describe takes it. */
function described({ options, subcommands }: CompletedCommand): readonly string[] {
  const all = [
    ...subcommands.map(({ name, description }) => [name, description] as const),
    ...options.flatMap(({ flags, description }) => flags.map(flag => [flag, description] as const)),
  ]
  return all.map(([name, description]) => quote(`${name}:${description.replaceAll(':', '\\:')}`))
}

/** For all three shells: nothing within is read. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`
}

function quoteDouble(text: string): string {
  return `"${text}"`
}
