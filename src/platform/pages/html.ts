/** Markup that is safe to send as it is. Only {@link html} and {@link rawHtml} make it. */
export class Html {
  constructor(readonly markup: string) {}
  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template. Nothing is shown of null, undefined and false, so that `condition && html…` works. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/**
 * A template that escapes every value, and knows where it stands:
 * - in text, values are escaped and nested templates kept
 * - in a quoted attribute, text and numbers only
 * - in an address (`href`, `src`, `action` …) a value that begins it may not run code, or it becomes `#`; one further on is
 *   a single segment or parameter and is percent-encoded: `href="/findings/${id}"`
 * - inside a tag, a nested template only: `<option ${isChosen && html`selected`}>`
 * Anywhere else (unquoted attributes, event handlers, scripts, styles) a value is refused: that is a fault of the template.
 */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const places = placesOf(literals);
  const parts = literals.map((literal, index) => {
    const place = places[index];
    return place === undefined ? literal : literal + markupAt(place, values[index]);
  });
  return new Html(parts.join(''));
}

/** Markup that was made elsewhere and is known to be safe, such as a chart. Never what somebody typed. */
export const rawHtml = (markup: string): Html => new Html(markup);

type Place = 'text' | 'tag' | 'attribute' | 'address' | 'part-of-address';

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"'`]/g, (found) => replacements[found] ?? '');

function markupAt(place: Place, value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (place === 'text') {
    if (value instanceof Html) return value.markup;
    if (typeof value === 'object') return value.map((one) => markupAt(place, one)).join('');
    return escapeHtml(String(value));
  }
  if (place === 'tag') {
    if (value instanceof Html) return value.markup;
    throw new TypeError(`only a nested template may stand inside a tag, not ${JSON.stringify(value)}`);
  }
  if (typeof value === 'object') throw new TypeError('only text may stand in an attribute, no nested template or list');
  const text = String(value);
  if (place === 'address') return escapeHtml(safeAddress(text));
  // encoding leaves the apostrophe as it is, which would end an attribute in single quotes
  return escapeHtml(place === 'attribute' ? text : encodeURIComponent(text));
}

/** Addresses within the site and web addresses stay; a scheme that could run code does not. */
function safeAddress(address: string): string {
  if (/^[/?#]/.test(address) || /^https?:\/\//i.test(address)) return address;
  return '#';
}

const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

function placesOf(literals: TemplateStringsArray): readonly Place[] {
  const places = known.get(literals) ?? readPlaces(literals);
  known.set(literals, places);
  return places;
}

/** Where the reader of the markup is: in text, inside a tag, or inside the quoted value of an attribute. */
interface Reading {
  readonly state: 'text' | 'tag' | 'value';
  /** the last tag that was opened */
  readonly tag: string;
  readonly attribute: string;
  readonly quote: string;
}

function readPlaces(literals: TemplateStringsArray): readonly Place[] {
  let reading: Reading = { state: 'text', tag: '', attribute: '', quote: '' };
  return literals.slice(0, -1).map((literal) => {
    reading = readOn(reading, literal);
    return placeOf(reading, literal);
  });
}

const tokens = {
  text: /<(\/?[a-z][a-z0-9-]*)/gi,
  tag: /([^\s"'>/=]+)\s*=\s*(["'])|>/g,
};

function readOn(from: Reading, literal: string): Reading {
  let reading = from;
  for (let at = 0; at < literal.length;) {
    if (reading.state === 'value') {
      const end = literal.indexOf(reading.quote, at);
      if (end < 0) return reading;
      reading = { ...reading, state: 'tag' };
      at = end + 1;
      continue;
    }
    const token = tokens[reading.state];
    token.lastIndex = at;
    const match = token.exec(literal);
    if (match === null) return reading;
    at = token.lastIndex;
    const [, name = '', quote] = match;
    if (reading.state === 'text') reading = { ...reading, state: 'tag', tag: name.toLowerCase() };
    else if (quote === undefined) reading = { ...reading, state: 'text' };
    else reading = { ...reading, state: 'value', attribute: name.toLowerCase(), quote };
  }
  return reading;
}

const addresses = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'cite', 'data']);

function placeOf({ state, tag, attribute, quote }: Reading, literal: string): Place {
  const refuse = (where: string) => {
    throw new TypeError(`a value may not stand ${where}: …${literal.slice(-60)}`);
  };
  if (/<\/?[\w-]*$/.test(literal)) return refuse('in the name of a tag');
  if (state === 'text') return tag === 'script' || tag === 'style' ? refuse(`inside <${tag}>`) : 'text';
  if (state === 'tag') return /=\s*$/.test(literal) ? refuse('without quotes') : 'tag';
  if (/^(on|style$|srcdoc$)/.test(attribute)) return refuse(`in the attribute ${attribute}`);
  if (!addresses.has(attribute)) return 'attribute';
  // the quote that opens the value is the last one in sight: nothing stands before the slot
  return literal.endsWith(quote) ? 'address' : 'part-of-address';
}
