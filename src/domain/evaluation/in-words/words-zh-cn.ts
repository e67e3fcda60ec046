import type { FindingKind, Ordering, Scale, Touchpoint, Words } from './words.js';

const relations: Readonly<Record<Scale, Readonly<Record<Ordering, readonly [holds: string, doesNot: string]>>>> = {
  amount: {
    greaterThan: ['超过', '未超过'],
    greaterThanInclusive: ['不少于', '少于'],
    lessThan: ['少于', '不少于'],
    lessThanInclusive: ['不超过', '超过'],
  },
  level: {
    greaterThan: ['高于', '不高于'],
    greaterThanInclusive: ['不低于', '低于'],
    lessThan: ['低于', '不低于'],
    lessThanInclusive: ['不高于', '高于'],
  },
  time: {
    greaterThan: ['晚于', '不晚于'],
    greaterThanInclusive: ['不早于', '早于'],
    lessThan: ['早于', '不早于'],
    lessThanInclusive: ['不晚于', '晚于'],
  },
};

/** What is demanded where the operator describes the breach. */
const demands: Readonly<Record<Scale, Readonly<Record<Ordering, string>>>> = {
  amount: {
    greaterThan: '不超过',
    greaterThanInclusive: '少于',
    lessThan: '不少于',
    lessThanInclusive: '超过',
  },
  level: {
    greaterThan: '不高于',
    greaterThanInclusive: '低于',
    lessThan: '不低于',
    lessThanInclusive: '高于',
  },
  time: {
    greaterThan: '不晚于',
    greaterThanInclusive: '早于',
    lessThan: '不早于',
    lessThanInclusive: '晚于',
  },
};

const touchpointNames: Readonly<Record<Touchpoint, string>> = {
  counter: '柜面',
  phone: '电话',
  online: '线上',
  'field-visit': '上门服务',
  complaint: '投诉',
  callback: '回访',
  'back-office': '后台',
};

const firedHeadlines: Readonly<Record<FindingKind, string>> = {
  nonconformity: '未达标',
  'good-practice': '良好实践',
  observation: '观察项',
  signal: '待核实线索',
};

const quote = (text: string): string => `“${text}”`;
const joined = (items: readonly string[]): string => items.join('、');

/** A space between Chinese characters and a number or Latin letter, none before a quotation mark or another character. */
const spaced = (text: string): string =>
  text.replace(/([\u4e00-\u9fff])([A-Za-z0-9-])/g, '$1 $2').replace(/([A-Za-z0-9%])([\u4e00-\u9fff])/g, '$1 $2');

export const chinese: Words = {
  yes: '是',
  no: '否',
  none: '无',
  missing: '未知',
  empty: '空',
  quote,
  list: (items, left) => joined(items) + (left === 0 ? '' : `……（另有 ${left} 项）`),

  was: (label, value) => spaced(`${label}为${value}`),
  recordedAsNone: (label) => `${label}记录为“无”`,
  isMissing: (label) => spaced(`缺少${label}`),
  contains: (label, list, value, holds) => `${label}（${list}）${spaced(`${holds ? '包含' : '不包含'}${value}`)}`,
  has: (label, entries) => spaced(`${label}中有${entries}`),
  noneOfThem: (label, list, predicate) => `${label}（${list}）中没有一项${predicate}`,
  everyOne: (label, list, predicate) => `${label}（${list}）中每一项均${predicate}`,
  andSo: (clause, predicate) => `${clause}，${predicate}`,
  sentence: (clause) => `${clause}。`,

  ordered: (operator, scale, holds, expected) => spaced(`${relations[scale][operator][holds ? 0 : 1]}${expected}`),
  is: (expected) => spaced(`为${expected}`),
  isNot: (expected) => spaced(`不是${expected}`),
  sameAs: (expected) => spaced(`与${expected}相同`),
  differentFrom: (expected) => spaced(`与${expected}不同`),
  oneOf: (list) => spaced(`属于${list}之一`),
  noneOf: (list) => spaced(`不属于${list}`),
  nothingToCompare: '无从比较',
  factWithValue: (label, value) => `${label}（${value}）`,

  promise: (was, operator, scale, expected, met) =>
    `${was}；标准要求${spaced(`${demands[scale][operator]}${expected}`)}，因此${met ? '符合标准' : '未达到标准'}。`,

  runsFromTo: (label, from, until, calendar) =>
    `${label}从${from}起，至${until}止${calendar === undefined ? '' : `，按日历${quote(calendar)}计算`}。`,
  isDifference: (label, a, b) => `${label}等于${a}减去${b}。`,
  isRatio: (label, a, b) => `${label}等于${a}除以${b}。`,
  isSize: (label, list) => `${label}是${list}的项数。`,

  headline(outcome, kind, standard, rule) {
    switch (outcome) {
      case 'fired':
        return `${firedHeadlines[kind]}：${kind === 'nonconformity' ? standard : rule}`;
      case 'not-fired':
        return kind === 'nonconformity' ? `达标：${standard}` : `未形成发现项：${rule}`;
      case 'not-evaluable':
        return `无法评判：${rule}`;
      case 'not-applicable':
        return `不适用：${rule}`;
      default:
        return outcome satisfies never;
    }
  },
  fired(kind, reasons, standard) {
    switch (kind) {
      case 'nonconformity':
        return `${reasons === 1 ? '因此' : '以上情况合并判定：'}未达到标准${quote(standard)}。`;
      case 'good-practice':
        return `这属于${quote(standard)}所鼓励的良好实践。`;
      case 'observation':
        return '此项仅作观察记录，不追究任何人的责任。';
      case 'signal':
        return '此项仅为线索，须经人工核实后才能据以处理。';
      default:
        return kind satisfies never;
    }
  },
  notFired: (kind, standard) =>
    kind === 'nonconformity' ? `因此规则未触发，符合标准${quote(standard)}。` : '因此规则未触发，不形成发现项。',
  applies: (clauses) => `适用依据：${clauses.join('；')}。`,
  concerns: (subjects) => `涉及对象：${joined(subjects)}。`,
  trial: (until) => `该规则试行至 ${until}（不含当日），试行期间的发现项不产生后果。`,

  cannotBeComputed: (labels) => `因此无法得出${joined(labels.map(quote))}。`,
  dividesByZero: (label, divisor) => spaced(`${label}无法计算：${divisor}为0。`),
  calendarDoesNotCover: (label, calendar) => `${label}无法计算：日历${quote(calendar)}未涵盖相关年份。`,
  hasNoAnswer: (label) => `${label}无法由现有数据计算。`,
  cannotBeJudged(decidedBy) {
    if (decidedBy === 'unit') return '该规则仅适用于部分机构，而事件所属机构不明。';
    if (decidedBy === 'when') return '无法判断该规则是否适用于本事件。';
    if (decidedBy === 'subject') return '规则条件成立，但责任对象不明。';
    return '因此该规则无法评判。';
  },
  missingHurtsNobody: '数据缺失不作为对任何人不利的依据。',

  otherTouchpoint: (wanted, found) =>
    `该规则只评判以下触点的事件：${joined(wanted.map((name) => touchpointNames[name]))}；本事件${found === undefined ? '未标明触点' : `的触点为${touchpointNames[found]}`}。`,
  notYetInForce: (from, occurred) => `该规则自 ${from} 起施行；本事件发生于 ${occurred}，在施行之前。`,
  noLongerInForce: (to, occurred) => `该规则自 ${to} 起不再施行；本事件发生于 ${occurred}。`,
  otherUnits: (wanted, found) => `该规则仅适用于机构 ${joined(wanted)} 及其下属机构；${found} 不在其中。`,
  notMeant: '该规则不针对此类事件。',
};
