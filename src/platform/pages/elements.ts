import { html, type Html, type HtmlValue } from './html.js';

/** How loud a badge is: `calm` grey, `good` green, `warn` amber, `bad` red, `info` blue. */
export type Tone = 'calm' | 'good' | 'warn' | 'bad' | 'info';

export const badge = (text: string, tone: Tone = 'calm'): Html => html`<span class="badge ${tone}">${text}</span>`;

/** the zone of the organisation's clocks; it has no daylight saving time */
const zone = 'Asia/Shanghai';
// Swedish writes dates as ISO 8601 does
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

/** An instant as the organisation's clocks show it, to the minute: `2026-03-02 10:00`. */
export const time = (at: Date): Html => html`<time datetime="${at.toISOString()}">${clock.format(at)}</time>`;

/** A list of what belongs to one thing: label and value, in order; one without a value is left out. */
export function facts(rows: readonly (readonly [label: string, value: HtmlValue])[]): Html {
  const shown = rows.filter(([, value]) => !isNothing(value));
  return html`<dl class="facts">
    ${shown.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

export interface Column {
  readonly label: string;
  /** right-aligned, digits of one width */
  readonly isNumber?: boolean;
  /** never broken into lines, such as a name */
  readonly isShort?: boolean;
}

export interface Row {
  /** one per column */
  readonly cells: readonly HtmlValue[];
  /** a row that heads those below it, with its text in the first cell alone */
  readonly isGroup?: boolean;
  /** how far the first cell is indented, 0 to 6 */
  readonly depth?: number;
}

/** A table; on a phone each row becomes a card in which every cell names its column. */
export function table(columns: readonly Column[], rows: readonly Row[]): Html {
  const headings = columns.map((column) => html`<th scope="col" class="${kindOf(column)}">${column.label}</th>`);
  return html`<table>
    <thead>
      <tr>
        ${headings}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => tableRow(columns, row))}
    </tbody>
  </table>`;
}

function tableRow(columns: readonly Column[], { cells, isGroup = false, depth = 0 }: Row): Html {
  const shown = columns.map((column, index) => {
    const classes = [
      kindOf(column),
      index === 0 && depth > 0 ? `depth-${depth}` : '',
      isNothing(cells[index]) ? 'blank' : '',
    ];
    return html`<td data-label="${column.label}" class="${classes.join(' ').trim()}">${cells[index]}</td>`;
  });
  return html`<tr class="${isGroup ? 'group' : ''}">
    ${shown}
  </tr>`;
}

const isNothing = (value: HtmlValue): boolean =>
  value === null || value === undefined || value === false || value === '';
const kindOf = ({ isNumber, isShort }: Column): string => (isNumber ? 'number' : isShort ? 'short' : '');

/** The way to the rows after these, where there are any. */
export const more = (path: string | null, label: string): Html | null =>
  path === null ? null : html`<p class="more"><a class="button" href="${path}" rel="next">${label} ›</a></p>`;
