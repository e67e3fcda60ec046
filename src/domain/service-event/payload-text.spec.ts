import type { Envelope } from './parse-envelope.js';
import { payloadText } from './payload-text.js';

const anEvent = (given: Partial<Envelope> = {}): Envelope => ({
  id: 'A',
  source: 'q',
  type: 'visit',
  occurredAt: '2026-03-02T02:00:00.000Z',
  unit: null,
  staff: null,
  customer: null,
  data: { a: 1, b: ['x'] },
  ...given,
});
const text = (given: Partial<Envelope> = {}, heldBack: string[] = []) => payloadText(anEvent(given), heldBack);

describe('the payload of an event', () => {
  it('is the same in whatever order the facts stand, under whatever source it is posted', () => {
    expect(text({ data: { b: ['x'], a: 1 }, source: null })).toBe(text());
  });

  it.each<Partial<Envelope>>([
    { id: 'B' },
    { type: 'call' },
    { occurredAt: '2026-03-02T02:00:00.001Z' },
    { unit: 'U1' },
    { staff: 'U1' },
    { customer: 'U1' },
    { data: { a: 1 } },
    { data: { a: '1', b: ['x'] } },
    { data: { a: 1, b: 'x' } },
    { data: { a: null, b: ['x'] } },
    { data: { a: 1, b: ['x'], c: null } },
  ])('is another with %j', (given) => {
    expect(text(given)).not.toBe(text());
  });

  it('is another when the rows of a file differed, so that a corrected file is not taken for the same', () => {
    expect(text({}, ['/data/c'])).not.toBe(text());
  });
});
