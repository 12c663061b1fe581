import { ratioOfCounts } from '../decimal.js'
import { inSentences, type Text, text } from '../language/text.js'
import type { Page } from '../page.js'
import type { Figures } from '../section.js'
import { clustersTable } from './clusters-table.js'
import { countOf, type ProfileInput } from './profile-data.js'
import { filledTable, stagesChart, stagesTable, traitTables } from './profile-tables.js'

/** Who are our customers? Null where there is none. */
export function profilePage(input: ProfileInput): Page | null {
  const counts = countsOf(input)
  if (counts.customers === 0n) return null
  const clusters = clustersTable(input.clusters)
  const filled = filledTable(input, counts.customers)
  return {
    id: 'profile',
    title: text('profile.title'),
    question: text('profile.question'),
    answer: answer(input, counts),
    sections: [
      figures(counts),
      stagesChart(input),
      stagesTable(input),
      ...(clusters === null ? [] : [clusters]),
      ...traitTables(input),
      ...(filled === null ? [] : [filled]),
    ],
  }
}

function countsOf(input: ProfileInput) {
  const once = countOf(input, 'lifecycle', 'once')
  const repeat = countOf(input, 'lifecycle', 'repeat')
  const prospects = countOf(input, 'lifecycle', 'none')
  return { once, repeat, prospects, buyers: once + repeat, customers: once + repeat + prospects }
}

type Counts = ReturnType<typeof countsOf>

function answer(input: ProfileInput, { customers, buyers, repeat }: Counts): Text {
  if (buyers === 0n) return text('profile.answer_none', { customers })
  return inSentences([
    text('profile.answer', { customers, buyers, share: ratioOfCounts(repeat, buyers) ?? 0 }),
    text('profile.stages', {
      active: countOf(input, 'stage', 'active', 'new'),
      risk: countOf(input, 'stage', 'at_risk'),
      lapsed: countOf(input, 'stage', 'lapsed'),
    }),
  ])
}

function figures({ customers, buyers, once, repeat, prospects }: Counts): Figures {
  const part = (key: 'profile.share_of_all' | 'profile.share_of_buyers', count: bigint, whole: bigint) => {
    const share = ratioOfCounts(count, whole)
    return share === null ? {} : { note: text(key, { share }) }
  }
  return {
    kind: 'figures',
    figures: [
      { label: text('measure.customers'), value: customers, format: 'count' },
      {
        label: text('profile.repeat'),
        value: repeat,
        format: 'count',
        ...part('profile.share_of_buyers', repeat, buyers),
      },
      { label: text('profile.once'), value: once, format: 'count', ...part('profile.share_of_buyers', once, buyers) },
      {
        label: text('profile.prospects'),
        value: prospects,
        format: 'count',
        ...part('profile.share_of_all', prospects, customers),
      },
    ],
  }
}
