import {
  aPlan,
  failed,
  foldInspection,
  inspectionAfter,
  inspector,
  type Order,
  passed,
  supervisor,
  toInspector,
} from '../../../test/support/an-inspection.js';
import { inspectionNews } from './inspection-news.js';
import { type Inspection, inspectionWorkflow } from './inspection-workflow.js';

const at = '2026-03-02T02:00:00.000Z';
const answers = { greeting: passed, badge: passed, identity: passed };
const handedIn: readonly Order[] = [
  toInspector,
  { type: 'start' },
  { type: 'answer', answers },
  { type: 'submit', summary: null },
];

/** The news of one more order. */
function newsOf(before: Inspection | undefined, order: Order) {
  const by = ['start', 'answer', 'submit'].includes(order.type) ? inspector : supervisor;
  const decision = inspectionWorkflow.decide(before, { ...order, given: { by, at } });
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.events.map((event) => {
    const after = foldInspection(decision.events, before);
    if (after === undefined) throw new Error('no state');
    return inspectionNews(event, before, after);
  })[0];
}

describe('the news of an inspection', () => {
  it('go to the unit beforehand only where the inspection is announced', () => {
    expect(newsOf(undefined, { type: 'plan', plan: aPlan({ form: 'announced' }) })).toMatchObject({
      to: 'unit-manager',
      body: { en: 'Your unit is inspected on 2026-03-02 by the checklist "counter day".' },
    });
    for (const form of ['unannounced', 'mystery'] as const) {
      expect(newsOf(undefined, { type: 'plan', plan: aPlan({ form }) })).toBeNull();
    }
  });

  it('go to the inspector who is named, whose sheet is sent back, or whose visit is called off', () => {
    expect(newsOf(inspectionAfter(), toInspector)).toMatchObject({ to: { user: inspector.id }, key: `assigned-${at}` });
    expect(newsOf(inspectionAfter(...handedIn), { type: 'return', reason: 'a photo' })).toMatchObject({
      to: { user: inspector.id },
      body: { 'zh-CN': '退回原因：a photo', en: 'Reason: a photo' },
    });
    expect(newsOf(inspectionAfter(toInspector), { type: 'cancel', reason: 'storm' })).toMatchObject({
      to: { user: inspector.id },
    });
    expect(newsOf(inspectionAfter(), { type: 'cancel', reason: 'storm' })).toBeNull();
  });

  it('go to who supervises when a sheet is handed in', () => {
    expect(newsOf(inspectionAfter(...handedIn.slice(0, -1)), { type: 'submit', summary: null })).toMatchObject({
      to: 'supervisor',
    });
  });

  it.each([
    ['passed', { ...answers, greeting: failed() }, 'Passed with a score of 85; items failed: 1.'],
    [
      'failed',
      { ...answers, identity: failed() },
      'Failed with a score of 0; items failed: 1, critical ones among them: 1.',
    ],
  ])('tell the unit the result when it is confirmed: %s', (_, given, expected) => {
    const confirmed = [toInspector, { type: 'start' }, { type: 'answer', answers: given }, handedIn[3]] as const;
    const inspection = inspectionAfter(...confirmed.flatMap((order) => order ?? []));
    expect(newsOf(inspection, { type: 'confirm', note: null })).toMatchObject({
      to: 'unit-manager',
      body: { en: expected },
    });
  });

  it('say nothing of what only its own people do', () => {
    expect(newsOf(inspectionAfter(toInspector), { type: 'start' })).toBeNull();
    expect(newsOf(inspectionAfter(...handedIn, { type: 'confirm', note: null }), { type: 'close' })).toBeNull();
  });
});
