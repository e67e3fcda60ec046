import type {
  Condition,
  Leaf,
  Operator,
  PlainOperator,
  RootCondition,
} from '../../src/domain/rulebook/condition.schema.js';
import type { Facts, FactScalar, FactValue } from '../../src/domain/shared/fact-value.js';
import type { RandomSource } from './random-source.js';

type Kind = 'number' | 'text' | 'boolean' | 'instant' | 'date';
interface RandomFact {
  readonly kind: Kind;
  readonly isList: boolean;
  readonly nullable: boolean;
}

/** Few values of each kind, so that equal ones meet often; among them those that JavaScript confuses. */
const values: Readonly<Record<Kind, readonly FactScalar[]>> = {
  number: [-1, -0, 0, 0.1, 0.30000000000000004, 1, 5, 10, 1e21],
  text: ['', ' ', '0', '10', '9', 'a', 'A', 'null', 'true', 'NaN', 'length', '办结'],
  boolean: [true, false],
  instant: [
    '2026-03-02T01:59:59.999Z',
    '2026-03-02T02:00:00.000Z',
    '2026-03-02T02:00:00.001Z',
    '1999-12-31T16:00:00.000Z',
  ],
  date: ['2026-03-01', '2026-03-02', '2026-10-02', '1999-12-31'],
};
const kinds = Object.keys(values) as Kind[];

/** Per kind: two facts that always have a value, one that can be null, a list, and one that can be null instead. */
const catalogue: ReadonlyMap<string, RandomFact> = new Map(
  kinds.flatMap((kind): [string, RandomFact][] => [
    [`${kind}A`, { kind, isList: false, nullable: false }],
    [`${kind}B`, { kind, isList: false, nullable: false }],
    [`${kind}N`, { kind, isList: false, nullable: true }],
    [`${kind}List`, { kind, isList: true, nullable: false }],
    [`${kind}ListN`, { kind, isList: true, nullable: true }],
  ]),
);
const names = [...catalogue.keys()];

const equality: readonly PlainOperator[] = ['equal', 'notEqual'];
const membership: readonly PlainOperator[] = ['in', 'notIn'];
const ordering: readonly PlainOperator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const ordered: ReadonlySet<Kind> = new Set(['number', 'instant', 'date']);

/** A condition such as the validation of documents lets through: kinds fit, null is never on the value side of an order. */
export function randomRootCondition(random: RandomSource): RootCondition {
  const part = () => randomCondition(random, 2);
  switch (random.below(5)) {
    case 0:
      return { not: part() };
    case 1:
    case 2:
      return { any: severalOf(random, part) };
    default:
      return { all: severalOf(random, part) };
  }
}

export function randomFacts(random: RandomSource): Facts {
  return new Map(names.map((name) => [name, randomValue(random, name)]));
}

/** The same facts without some of them, which are returned by name. */
export function withoutSome(facts: Facts, random: RandomSource): { known: Facts; missing: readonly string[] } {
  const share = random.pick([0.1, 0.3, 0.6]);
  const missing = names.filter(() => random.chance(share));
  return { known: new Map([...facts].filter(([name]) => !missing.includes(name))), missing };
}

/** One way in which the missing facts may turn out. */
export function completed(known: Facts, missing: readonly string[], random: RandomSource): Facts {
  return new Map([...known, ...missing.map((name) => [name, randomValue(random, name)] as const)]);
}

function randomValue(random: RandomSource, name: string): FactValue {
  const { kind, isList, nullable } = factOf(name);
  if (nullable && random.chance(0.3)) return null;
  return isList ? Array.from({ length: random.below(4) }, () => random.pick(values[kind])) : random.pick(values[kind]);
}

function randomCondition(random: RandomSource, depth: number): Condition {
  if (depth === 0 || random.chance(0.5)) return randomLeaf(random);
  const part = () => randomCondition(random, depth - 1);
  if (random.chance(0.2)) return { not: part() };
  return random.chance(0.5) ? { all: severalOf(random, part) } : { any: severalOf(random, part) };
}

const severalOf = (random: RandomSource, part: () => Condition): Condition[] =>
  Array.from({ length: 1 + random.below(3) }, part);

function randomLeaf(random: RandomSource): Leaf {
  const fact = random.pick(names);
  const { kind, isList } = factOf(fact);
  if (isList && random.chance(0.4)) {
    const operator = random.pick<PlainOperator>(['contains', 'doesNotContain']);
    return { fact, operator, value: valueSide(random, kind, { list: false, nullable: true, literalNull: false }) };
  }
  const group = random.pick([equality, membership, ...(ordered.has(kind) ? [ordering] : [])]);
  const base = random.pick(group);
  const operator: Operator = isList ? `${random.pick(['someFact', 'everyFact'] as const)}:${base}` : base;
  const value = valueSide(random, kind, {
    list: group === membership,
    nullable: group === equality,
    literalNull: group === equality && !isList,
  });
  return { fact, operator, value };
}

interface Wanted {
  readonly list: boolean;
  /** a fact that can be null will do */
  readonly nullable: boolean;
  readonly literalNull: boolean;
}

function valueSide(random: RandomSource, kind: Kind, wanted: Wanted): Leaf['value'] {
  if (random.chance(0.4)) {
    const fitting = names.filter((name) => {
      const fact = factOf(name);
      return fact.kind === kind && fact.isList === wanted.list && (wanted.nullable || !fact.nullable);
    });
    return { fact: random.pick(fitting) };
  }
  if (wanted.list) return Array.from({ length: 1 + random.below(3) }, () => random.pick(values[kind]));
  return wanted.literalNull && random.chance(0.3) ? null : random.pick(values[kind]);
}

function factOf(name: string): RandomFact {
  const fact = catalogue.get(name);
  if (fact === undefined) throw new RangeError(`no fact ${name}`);
  return fact;
}
