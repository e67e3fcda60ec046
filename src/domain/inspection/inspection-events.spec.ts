import {
  aPhoto,
  failed,
  inspectionAfter,
  notApplicable,
  type Order,
  passed,
  toInspector,
} from '../../../test/support/an-inspection.js';
import { aRule, aRulebook, aServiceEvent, aStandard } from '../../../test/support/judging.js';
import { compileRulebook } from '../evaluation/compile-rulebook.js';
import { eventType } from '../rulebook/event-type.schema.js';
import { checkFacts } from '../service-event/judgeable.js';
import { parseEnvelope } from '../service-event/parse-envelope.js';
import { inspectionEvents } from './inspection-events.js';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const fact = (type: string, more: object = {}) => ({ type, label: both(type), ...more });

/** The event type as a rule pack declares it. */
const itemFailed = eventType.parse({
  kind: 'event-type',
  code: 'inspection.item-failed',
  title: { 'zh-CN': '检查项不合格', en: 'Inspection item failed' },
  facts: {
    inspectionNo: fact('text', { required: true }),
    form: fact('code', { values: ['announced', 'unannounced', 'mystery'], required: true }),
    purpose: fact('code', { values: ['regular', 'self-check', 'acceptance'], required: true }),
    checklist: fact('text', { required: true }),
    checklistVersion: fact('integer', { required: true }),
    item: fact('text', { required: true }),
    standard: fact('text', { required: true }),
    dimension: fact('text', { required: true }),
    touchpoint: fact('text', { required: true }),
    weight: fact('integer', { required: true }),
    critical: fact('boolean', { required: true }),
    criticalKind: fact('code', { values: ['customer', 'business', 'compliance'], nullable: true, required: true }),
    perspective: fact('text', { nullable: true, required: true }),
    field: fact('text', { nullable: true, required: true }),
    note: fact('text', { required: true }),
    responsible: fact('staff', { nullable: true, required: true }),
    evidence: fact('list', { required: true }),
    result: fact('code', { values: ['pass', 'fail', 'not-scorable'], required: true }),
    score: fact('decimal', { nullable: true, required: true }),
    criticalFailures: fact('integer', { required: true }),
    returns: fact('integer', { required: true }),
  },
});

const carriedOut: readonly Order[] = [
  toInspector,
  { type: 'start' },
  {
    type: 'answer',
    answers: { greeting: notApplicable, badge: failed({ evidence: [aPhoto], staff: 'S-9' }), identity: failed() },
  },
  { type: 'submit', summary: null },
];
const confirmed = inspectionAfter(...carriedOut, { type: 'confirm', note: null });

describe('the events of an inspection', () => {
  it('are one per failed item, once it is confirmed', () => {
    expect(inspectionEvents(inspectionAfter(...carriedOut))).toEqual([]);
    expect(inspectionEvents(confirmed).map(({ id }) => id)).toEqual(['INS-2026-0001/badge', 'INS-2026-0001/identity']);
    expect(
      inspectionEvents(inspectionAfter(...carriedOut, { type: 'confirm', note: null }, { type: 'close' })),
    ).toEqual(inspectionEvents(confirmed));
  });

  it('carry what rules ask for', () => {
    expect(inspectionEvents(confirmed)[0]).toEqual({
      id: 'INS-2026-0001/badge',
      source: 'plumbline.inspection',
      type: 'inspection.item-failed',
      occurredAt: '2026-03-02T01:00:00.000Z',
      unit: 'HZ01',
      staff: 'S-9',
      customer: null,
      data: expect.objectContaining({
        standard: 'CTR-A1',
        item: 'badge',
        critical: false,
        criticalKind: null,
        score: 0,
        result: 'fail',
        evidence: [aPhoto.sha256],
      }),
    });
    expect(inspectionEvents(confirmed)[1]).toMatchObject({
      staff: null,
      data: { critical: true, criticalKind: 'compliance' },
    });
  });

  it('are none when everything passed', () => {
    const answers = { greeting: passed, badge: passed, identity: passed };
    const done = inspectionAfter(
      toInspector,
      { type: 'start' },
      { type: 'answer', answers },
      { type: 'submit', summary: null },
      { type: 'confirm', note: null },
    );
    expect(inspectionEvents(done)).toEqual([]);
  });

  it('are taken in as they stand: canonical envelopes with every fact of the event type', () => {
    for (const event of inspectionEvents(confirmed)) {
      expect(parseEnvelope(JSON.parse(JSON.stringify(event)))).toEqual({ ok: true, envelope: event });
      expect(checkFacts(itemFailed, event)).toMatchObject({ faults: [], undeclared: [] });
    }
  });

  it('make findings like any event: a rule for a standard fires on its failed items alone', () => {
    const ruleFor = aRule({
      standard: 'CTR-A1',
      on: ['inspection.item-failed'],
      when: { fact: 'standard', operator: 'equal', value: 'CTR-A1' },
      conditions: { all: [{ fact: 'item', operator: 'notEqual', value: '' }] },
    });
    const evaluator = compileRulebook(aRulebook(itemFailed, ruleFor, aStandard({ code: 'CTR-A1' })));
    const outcomes = inspectionEvents(confirmed).map((event) => {
      const judged = aServiceEvent({
        type: event.type,
        occurredAt: event.occurredAt,
        unit: event.unit,
        data: event.data,
      });
      return evaluator.explain(judged, ruleFor.code)?.outcome;
    });
    expect(outcomes).toEqual(['fired', 'not-applicable']);
  });
});
