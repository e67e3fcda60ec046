import type { Scope } from '../shared/principal.js';
import { type Fault, quoted } from './fault.js';
import type { Envelope } from './parse-envelope.js';

/** Who posts, as far as it limits what they may post. */
export interface Poster {
  /** the one source an API key is bound to; null for people, who name the source in each event */
  readonly source: string | null;
  /** the units they may post for; null for the whole organisation, events without a unit included */
  readonly units: ReadonlySet<string> | null;
  /** live events occur before now; history may be brought in by its owner without that check */
  readonly live: boolean;
  /** a step of Plumbline's own: it alone may post as one of Plumbline's own sources */
  readonly own?: true;
}

/** Whether a source is one of Plumbline's own, such as `plumbline.inspection`: who could post as it could forge findings. */
export const isOwnSource = (source: string): boolean => source.toLowerCase().startsWith('plumbline.');

export type AdmissionFaultCode =
  'source-missing' | 'source-not-yours' | 'source-reserved' | 'unit-out-of-scope' | 'occurred-in-future';

export type Admission =
  | { readonly ok: true; readonly source: string }
  | { readonly ok: false; readonly faults: readonly Fault<AdmissionFaultCode>[] };

/** how far a source's clock may be ahead of the database's */
const toleratedMs = 5 * 60_000;

/** A scope that names no units admits nothing. */
export function postableUnits(scope: Scope): ReadonlySet<string> | null {
  if (scope.kind === 'all') return null;
  return new Set(scope.kind === 'units' ? scope.codes : []);
}

/** Whether the event may come in at all; `nowMs` is the database's clock. An event that may not is refused, not kept. */
export function admitEvent(envelope: Envelope, poster: Poster, nowMs: number): Admission {
  const faults: Fault<AdmissionFaultCode>[] = [];
  const report = (pointer: string, code: AdmissionFaultCode, expected: string, found: unknown) =>
    faults.push({ pointer, code, expected, found: quoted(found ?? undefined) });
  const source = poster.source ?? envelope.source;
  if (source === null) report('/source', 'source-missing', 'the source the event comes from', null);
  else if (envelope.source !== null && envelope.source !== source) {
    report('/source', 'source-not-yours', `${JSON.stringify(source)}, or no source`, envelope.source);
  } else if (isOwnSource(source) && poster.own !== true) {
    report('/source', 'source-reserved', 'a source that does not begin with "plumbline."', source);
  }
  if (poster.units !== null && (envelope.unit === null || !poster.units.has(envelope.unit))) {
    report('/unit', 'unit-out-of-scope', 'a unit you may post for', envelope.unit);
  }
  if (poster.live && Date.parse(envelope.occurredAt) > nowMs + toleratedMs) {
    const latest = new Date(nowMs + toleratedMs).toISOString();
    report(
      '/occurredAt',
      'occurred-in-future',
      `an instant not after ${latest} (now and five minutes)`,
      envelope.occurredAt,
    );
  }
  return faults.length === 0 && source !== null ? { ok: true, source } : { ok: false, faults };
}
