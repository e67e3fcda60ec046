import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { membersOf, part, type Report } from './draft.js';
import { oneOf } from './fault-words.js';
import { described, type FactNames, familyOf, type KnownFact, namedFact } from './known-fact.js';
import { type ElapsedUnit, letForm, type LetForm } from './let.schema.js';
import { nearestName } from './nearest-name.js';

/** Exact lengths of time; what is left counts days or working time on a calendar. */
const clockUnits: ReadonlySet<ElapsedUnit> = new Set(['seconds', 'minutes', 'hours', 'days']);
const unitsOfDates: ReadonlySet<ElapsedUnit> = new Set(['calendar-days', 'working-days', 'years']);
const workingUnits: ReadonlySet<ElapsedUnit> = new Set(['working-days', 'working-minutes']);

export interface LetChecks {
  readonly calendars: ReadonlySet<string>;
  readonly report: Report;
}

/** Checks the local facts of a document in order and returns the names including them. */
export function checkLets(forms: unknown, names: FactNames, checks: LetChecks): FactNames {
  const facts = new Map(names.facts);
  const waiting = new Set(membersOf(forms).map(([name]) => name));
  for (const [name, written] of membersOf(forms)) {
    if (names.facts.has(name)) {
      checks.report(['let', name], 'name-taken', {
        found: shown(name),
        expected: {
          'zh-CN': '事件、信封和其他局部事实都未使用的名称',
          en: 'a name that no fact of the event types or the envelope has',
        },
      });
      continue;
    }
    const form = part(letForm, written);
    facts.set(
      name,
      form === undefined ? unreadable : checkForm(name, form, { facts, open: names.open }, waiting, checks),
    );
    waiting.delete(name);
  }
  return { facts, open: names.open };
}

const unreadable: KnownFact = { type: 'unknown', nullable: false, canBeMissing: true, operands: [] };

function checkForm(
  name: string,
  form: LetForm,
  names: FactNames,
  waiting: ReadonlySet<string>,
  { calendars, report }: LetChecks,
): KnownFact {
  const path: JsonPath = ['let', name];
  const lookUp = (operand: string, place: JsonPath): KnownFact | undefined => {
    if (!waiting.has(operand) || names.facts.has(operand)) return namedFact(operand, names, place, report);
    const expected = { 'zh-CN': '声明在前的事实', en: 'a fact declared before it' };
    report(place, 'fact-declared-later', { found: shown(operand), expected });
    return undefined;
  };
  if ('size' in form) return sizeOf(form.size, lookUp(form.size, [...path, 'size']), path, report);
  const key = 'elapsed' in form ? 'elapsed' : 'difference' in form ? 'difference' : 'ratio';
  const operands = ('elapsed' in form ? form.elapsed : 'difference' in form ? form.difference : form.ratio).map(
    (operand, index) => ({ name: operand, path: [...path, key, index], fact: lookUp(operand, [...path, key, index]) }),
  );
  const type =
    'elapsed' in form ? elapsedType(form, operands, path, calendars, report) : numberType(operands, key, path, report);
  const known = operands.flatMap(({ fact }) => (fact === undefined ? [] : [fact]));
  const mayLackAnswer = key === 'ratio' || ('elapsed' in form && workingUnits.has(form.in));
  return {
    type,
    unit: key === 'difference' ? known[0]?.unit : undefined,
    nullable: known.some((fact) => fact.nullable),
    // a ratio to zero and a day outside the calendar's years have no answer
    canBeMissing: mayLackAnswer || known.length < operands.length || known.some((fact) => fact.canBeMissing),
    operands: operands.map((operand) => operand.name),
  };
}

interface Operand {
  readonly name: string;
  readonly path: JsonPath;
  readonly fact: KnownFact | undefined;
}

function elapsedType(
  form: Extract<LetForm, { elapsed: unknown }>,
  operands: readonly Operand[],
  path: JsonPath,
  calendars: ReadonlySet<string>,
  report: Report,
): KnownFact['type'] {
  const kinds = new Set<string>();
  for (const { name, fact, path: place } of operands) {
    if (fact === undefined || fact.type === 'unknown') continue;
    if (fact.type === 'instant' || fact.type === 'date') kinds.add(fact.type);
    else {
      const expected = { 'zh-CN': '时间（instant）或日期（date）类型的事实', en: 'a fact of type instant or date' };
      report(place, 'wrong-operand', { found: described(name, fact), expected });
    }
  }
  if (kinds.size === 2) {
    const expected = { 'zh-CN': '两个时间，或两个日期', en: 'two instants, or two dates' };
    report([...path, 'elapsed'], 'wrong-operand', { found: shown(form.elapsed), expected });
  } else if (kinds.has('date') && !unitsOfDates.has(form.in)) {
    report([...path, 'in'], 'wrong-operand', { found: shown(form.in), expected: oneOf(unitsOfDates) });
  }
  checkCalendar(form, path, calendars, report);
  return form.in === 'calendar-days' || form.in === 'working-days' ? 'integer' : 'decimal';
}

function checkCalendar(
  form: Extract<LetForm, { elapsed: unknown }>,
  path: JsonPath,
  calendars: ReadonlySet<string>,
  report: Report,
): void {
  if (form.calendar === undefined) {
    if (!workingUnits.has(form.in)) return;
    report([...path, 'calendar'], 'calendar-missing', { found: shown(form.in), expected: oneOf(calendars) });
  } else if (clockUnits.has(form.in)) {
    const expected = {
      'zh-CN': '不写 calendar，或改用 working-days、working-minutes',
      en: 'no calendar, or one of working-days, working-minutes',
    };
    report([...path, 'calendar'], 'calendar-not-used', { found: shown(form.in), expected });
  } else if (!calendars.has(form.calendar)) {
    const nearest = nearestName(form.calendar, calendars);
    report([...path, 'calendar'], 'unknown-calendar', {
      found: shown(form.calendar),
      expected: oneOf(calendars),
      nearest,
    });
  }
}

function numberType(operands: readonly Operand[], key: string, path: JsonPath, report: Report): KnownFact['type'] {
  const typed = operands.flatMap(({ name, fact, path: place }) =>
    fact === undefined || fact.type === 'unknown' ? [] : [{ name, fact, place }],
  );
  const numbers = typed.filter(({ name, fact, place }) => {
    const isNumber = familyOf(fact) === 'number' || familyOf(fact) === 'money';
    const expected = { 'zh-CN': '整数、小数或金额类型的事实', en: 'a fact of type integer, decimal or money' };
    if (!isNumber) report(place, 'wrong-operand', { found: described(name, fact), expected });
    return isNumber;
  });
  const [first, second] = numbers;
  if (first === undefined || second === undefined) return first === undefined ? 'unknown' : 'decimal';
  // an amount per case is a figure, an amount less a number of cases is none
  if (key === 'ratio') return 'decimal';
  if (familyOf(first.fact) !== familyOf(second.fact) || !sameUnit(first.fact, second.fact)) {
    const found = `${described(first.name, first.fact)}, ${described(second.name, second.fact)}`;
    const expected = { 'zh-CN': '同类型、同单位的两个数', en: 'two numbers of one type and one unit' };
    report([...path, key], 'wrong-operand', { found, expected });
  }
  return first.fact.type === second.fact.type ? first.fact.type : 'decimal';
}

function sizeOf(operand: string, fact: KnownFact | undefined, path: JsonPath, report: Report): KnownFact {
  if (fact !== undefined && fact.type !== 'list' && fact.type !== 'unknown') {
    const expected = { 'zh-CN': '列表类型的事实', en: 'a fact of type list' };
    report([...path, 'size'], 'wrong-operand', { found: described(operand, fact), expected });
  }
  return {
    type: 'integer',
    nullable: fact?.nullable ?? false,
    canBeMissing: fact?.canBeMissing ?? true,
    operands: [operand],
  };
}

/** A unit that was not stated fits every other. */
export const sameUnit = (a: KnownFact, b: KnownFact): boolean =>
  a.unit === undefined || b.unit === undefined || a.unit === b.unit;
