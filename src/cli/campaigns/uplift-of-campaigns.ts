import { attributeColumn } from '../../config/attribute.js'
import { armSums } from '../../mining/campaigns/arm-sums.js'
import { type ArmEffect, campaignEffects, type GroupEffect } from '../../mining/campaigns/effects.js'
import { published } from '../../mining/published.js'
import { rowsetOf } from '../../reports/formats/memory-rowset.js'
import { rows } from '../../warehouse/engine/engine.js'
import { bind, sqlFile } from '../../warehouse/sql-file.js'
import { declaredPersonal } from '../night/personal.js'
import { nightNamed, readNightTables } from '../night/published.js'
import { type Output, writeRows } from '../output.js'
import type { ProjectContext } from '../project-context.js'
import { inMemory } from '../runs/in-memory.js'
import type { Terminal } from '../terminal.js'
import { needsCampaigns } from './needs-campaigns.js'

const words = ['campaign', 'arm', 'kind', 'value', 'measure'] as const
const numbers = ['contacted', 'left_out', 'uplift', 'error', 'low', 'high', 'beyond_low', 'beyond_high'] as const
const columns = [
  ...words.map(name => ({ name, type: { kind: 'varchar' } as const })),
  ...(['customers', 'controls'] as const).map(name => ({ name, type: { kind: 'bigint' } as const })),
  ...numbers.map(name => ({ name, type: { kind: 'double' } as const })),
]

/** One row per arm and measure; with groups, one per group of its customers. */
export async function upliftOfCampaigns(
  context: ProjectContext,
  byGroup: boolean,
  output: Output,
  terminal: Terminal,
): Promise<void> {
  needsCampaigns(context)
  const { format, path } = inMemory(output)
  const { place, parts } = context
  await using engine = await readNightTables(place, await nightNamed(place))
  const named = await rows(engine, bind<{ campaign_key: bigint; name: string }>(sqlFile('reports/campaigns.sql')))
  const nameOf = (key: bigint) => named.find(({ campaign_key }) => campaign_key === key)?.name ?? String(key)
  const { arms, groups } = campaignEffects(await armSums(engine, byGroup && parts.has('customer_attribute')))
  const personal = declaredPersonal(context.loaded.sources)
  const shownGroups = groups.filter(({ kind }) => !personal.includes(attributeColumn(kind)))
  const told = byGroup ? shownGroups : arms.map(arm => ({ ...arm, kind: '(all)', value: '', beyondOthers: [] }))
  const found = told.flatMap(one => rowsOf(one, nameOf(one.campaign_key)))
  await writeRows(rowsetOf(columns, found), format, path, terminal)
  if (found.length === 0)
    terminal.say('no campaign left customers out to compare with (is_control), or too few of any group')
}

function rowsOf(one: ArmEffect & Pick<GroupEffect, 'kind' | 'value' | 'beyondOthers'>, campaign: string) {
  return one.effects.flatMap(({ measure, treated, control, uplift }, at) =>
    uplift.value === null
      ? []
      : [
          {
            campaign,
            arm: one.arm,
            kind: one.kind,
            value: one.value,
            measure,
            customers: one.customers,
            controls: one.controls,
            contacted: shown(treated),
            left_out: shown(control),
            uplift: shown(uplift.value),
            error: shown(uplift.error),
            low: shown(uplift.low),
            high: shown(uplift.high),
            beyond_low: shown(one.beyondOthers[at]?.low ?? null),
            beyond_high: shown(one.beyondOthers[at]?.high ?? null),
          },
        ],
  )
}

function shown(value: number | null): number | null {
  return value === null ? null : published(value)
}
