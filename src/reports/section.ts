import type { Value } from '../warehouse/engine/value.js'
import type { Format } from './language/format.js'
import type { Text } from './language/text.js'

/** A part of a page: data and how to show it, without a word of HTML. */
export type Section = Figures | Table | Chart | Grid | Paragraph

/** Big numbers in a row. */
export type Figures = { readonly kind: 'figures'; readonly figures: readonly Figure[] }

/** One big number; `tone` colours it where it is good or bad news. */
export type Figure = {
  readonly label: Text
  readonly value: Value | Text
  readonly format: Format
  readonly note?: Text
  readonly tone?: 'good' | 'care' | 'bad'
}

/** Rows under headed columns; the first column names the row. Texts among the cells are said in the report's language. */
export type Table = {
  readonly kind: 'table'
  readonly title: Text
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly (Value | Text)[])[]
  /** Rows (by position) that sum up those above them. */
  readonly sums?: readonly number[]
  readonly note?: Text
}

/** Numbers are best aligned to the `end`. */
export type TableColumn = { readonly label: Text; readonly format: Format; readonly align: 'start' | 'end' }

/** Columns (upright, as for months) or bars (lying, as for names) and lines over labels, on one measured axis. */
export type Chart = {
  readonly kind: 'chart'
  readonly title: Text
  /** For people who cannot see it. */
  readonly about: Text
  readonly layout: 'columns' | 'bars'
  readonly stacked: boolean
  readonly labels: readonly Text[]
  /** What the labels are, where they do not say it themselves; of columns. */
  readonly across?: Text
  readonly axis: { readonly name: Text; readonly format: Format }
  readonly series: readonly ChartSeries[]
  /** Labels (by position) whose values are not final: drawn pale and dashed. */
  readonly unfinished: readonly number[]
  readonly note?: Text
}

/**
 * One value per label; positions on the screen, so floats are enough. Bars of one name have one colour; a `base` is not
 * drawn: stacked bars stand on it.
 */
export type ChartSeries = {
  readonly name: Text
  /** An interval is a dot with its range, beside a line at nothing. */
  readonly mark: 'bar' | 'line' | 'base' | 'interval'
  readonly values: readonly (number | null)[]
  /** Of intervals: from where to where each reaches. */
  readonly ranges?: readonly (readonly [low: number, high: number] | null)[]
}

/** Coloured cells over two axes: a map of segments, or a heat map. */
export type Grid = {
  readonly kind: 'grid'
  readonly title: Text
  readonly rows: GridAxis
  readonly columns: GridAxis
  /** One list per row of the grid, one cell per column; null is an empty place. */
  readonly cells: readonly (readonly (GridCell | null)[])[]
  readonly note?: Text
}

/** What an axis measures, and its places in order. */
export type GridAxis = { readonly name: Text; readonly labels: readonly Text[] }

/** `fill` is the colour of a segment, or a heat from 0 to 1; `framed` sets a cell apart. */
export type GridCell = {
  readonly head?: Text
  readonly value: Value
  readonly format: Format
  readonly foot?: { readonly value: Value; readonly format: Format }
  readonly fill: { readonly segment: string } | { readonly heat: number }
  readonly framed?: boolean
}

/** Words alone. */
export type Paragraph = { readonly kind: 'text'; readonly text: Text }
