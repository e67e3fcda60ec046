import { admitEvent, postableUnits, type Poster } from './admit-event.js';
import type { Envelope } from './parse-envelope.js';

const noon = Date.parse('2026-03-02T04:00:00Z');
const anEvent = (given: Partial<Envelope> = {}): Envelope => ({
  id: 'T-1',
  source: null,
  type: 'counter-visit',
  occurredAt: '2026-03-02T04:00:00.000Z',
  unit: 'U1',
  staff: null,
  customer: null,
  data: {},
  ...given,
});
const aPoster = (given: Partial<Poster> = {}): Poster => ({
  source: 'queue-system',
  units: null,
  live: true,
  ...given,
});
const codes = (event: Envelope, poster: Poster) => {
  const admission = admitEvent(event, poster, noon);
  return admission.ok ? [] : admission.faults.map(({ code }) => code);
};

describe('admission of an event', () => {
  it('gives an event without a source that of the API key', () => {
    expect(admitEvent(anEvent(), aPoster(), noon)).toEqual({ ok: true, source: 'queue-system' });
    expect(admitEvent(anEvent({ source: 'queue-system' }), aPoster(), noon)).toEqual({
      ok: true,
      source: 'queue-system',
    });
  });

  it("refuses Plumbline's own sources from everybody but its own steps, whoever bound them to a key", () => {
    const own = 'plumbline.inspection';
    expect(codes(anEvent({ source: own }), aPoster({ source: null }))).toEqual(['source-reserved']);
    expect(codes(anEvent(), aPoster({ source: 'Plumbline.Inspection' }))).toEqual(['source-reserved']);
    expect(codes(anEvent({ source: own }), aPoster({ source: null, own: true }))).toEqual([]);
    expect(codes(anEvent(), aPoster({ source: 'plumbline-queue' }))).toEqual([]);
  });

  it("refuses another source than the key's, and no source at all from a person", () => {
    expect(codes(anEvent({ source: 'call-centre' }), aPoster())).toEqual(['source-not-yours']);
    expect(codes(anEvent(), aPoster({ source: null }))).toEqual(['source-missing']);
    expect(admitEvent(anEvent({ source: 'call-centre' }), aPoster({ source: null }), noon)).toMatchObject({
      source: 'call-centre',
    });
  });

  it('lets a poster with units post for these units only, and never without a unit', () => {
    const poster = aPoster({ units: postableUnits({ kind: 'units', codes: ['U1', 'U2'] }) });
    expect(codes(anEvent(), poster)).toEqual([]);
    expect(codes(anEvent({ unit: 'U3' }), poster)).toEqual(['unit-out-of-scope']);
    expect(codes(anEvent({ unit: null }), poster)).toEqual(['unit-out-of-scope']);
    expect(codes(anEvent({ unit: null }), aPoster())).toEqual([]);
  });

  it('lets nobody post whose scope holds no unit', () => {
    for (const scope of [
      { kind: 'units', codes: [] },
      { kind: 'staff', staff: 'E1' },
    ] as const) {
      expect(codes(anEvent(), aPoster({ units: postableUnits(scope) }))).toEqual(['unit-out-of-scope']);
    }
  });

  it('tolerates a clock five minutes ahead, not more', () => {
    expect(codes(anEvent({ occurredAt: '2026-03-02T04:05:00.000Z' }), aPoster())).toEqual([]);
    expect(codes(anEvent({ occurredAt: '2026-03-02T04:05:00.001Z' }), aPoster())).toEqual(['occurred-in-future']);
  });

  it('names all obstacles at once', () => {
    const event = anEvent({ source: 'x', unit: 'U9', occurredAt: '2027-01-01T00:00:00.000Z' });
    expect(codes(event, aPoster({ units: new Set() }))).toEqual([
      'source-not-yours',
      'unit-out-of-scope',
      'occurred-in-future',
    ]);
  });
});
