import { Injectable } from '@nestjs/common';
import { assessEvent, type QuarantineReason } from '../../domain/service-event/assess-event.js';
import type { Fault } from '../../domain/service-event/fault.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Work } from '../../pipeline/work.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { directoryOf } from './directory.read-model.js';
import { type Completion, completeEvents } from './events.repository.js';
import type { QuarantineViewer, ReplayedEntry, ReplayOrder, ReplayReport } from './quarantine.dto.js';
import { lockOpen, nextOpen } from './quarantine.read-model.js';
import { holdOn, releaseOpen } from './quarantine.repository.js';
import { ReleaseReadModel } from './release.read-model.js';

/** entries checked in one transaction */
const batch = 200;
/** entries a report lists at most */
const listed = 1_000;

/** Checks quarantined events again and hands on those that can be judged now. Doing it twice changes nothing. */
@Injectable()
export class QuarantineReplay {
  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseReadModel,
    private readonly work: Work,
  ) {}

  async replay(order: ReplayOrder, viewer: QuarantineViewer): Promise<ReplayReport> {
    const counts = { released: 0, 'still-held': 0, 'not-open': 0 };
    const entries: ReplayedEntry[] = [];
    const report = (entry: ReplayedEntry) => {
      counts[entry.outcome]++;
      if (entries.length < listed) entries.push(entry);
    };
    const unseen = new Set('ids' in order ? order.ids : []);
    for (let after = '0'; ;) {
      const ids = await nextOpen(this.database, order, viewer, after, batch);
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      const replayed = await this.database.transaction((tx) => this.replayBatch(tx, ids, viewer.actor));
      if (replayed.some(({ outcome }) => outcome === 'released')) this.work.wake('evaluate');
      for (const entry of replayed) {
        unseen.delete(entry.id);
        report(entry);
      }
    }
    for (const id of unseen) report({ id, outcome: 'not-open' });
    const reported = counts.released + counts['still-held'] + counts['not-open'];
    return {
      released: counts.released,
      stillHeld: counts['still-held'],
      notOpen: counts['not-open'],
      entries,
      unlisted: reported - entries.length,
    };
  }

  private async replayBatch(tx: Transaction, ids: readonly string[], actor: string): Promise<ReplayedEntry[]> {
    const open = await lockOpen(tx, ids);
    const moment = await this.releases.read(tx);
    const organization = await directoryOf(
      tx,
      new Set(open.flatMap(({ envelope }) => envelope.unit ?? [])),
      new Set(open.flatMap(({ envelope }) => envelope.staff ?? [])),
    );
    const completions: Completion[] = [];
    const held: { id: string; eventId: string; faults: readonly Fault<QuarantineReason>[] }[] = [];
    for (const { id, eventId, envelope, faults: before } of open) {
      const release = moment.releaseAt(envelope.occurredAt);
      const assessment = assessEvent(envelope, release?.eventTypes ?? null, organization);
      // no check here can heal differing rows: a corrected file replaces the event
      const faults = [...before.filter(({ code }) => code === 'rows-differ'), ...assessment.faults];
      if (faults.length > 0) held.push({ id, eventId, faults });
      else completions.push({ eventId, assessment, releaseId: release?.id ?? null });
    }
    const released = completions.map(({ eventId }) => eventId);
    await completeEvents(tx, completions);
    await releaseOpen(tx, released, actor);
    await holdOn(tx, held);
    await this.work.add(tx, 'evaluate', released);
    if (open.length > 0) {
      const after = { released, stillHeld: held.length };
      await appendTrail(tx, { actor, command: 'quarantine.replay', subject: 'quarantine', after });
    }
    const faultsOf = new Map(held.map(({ id, faults }) => [id, faults]));
    return open.map(({ id, eventId }) => {
      const faults = faultsOf.get(id);
      return faults === undefined
        ? { id, eventId, outcome: 'released' }
        : { id, eventId, outcome: 'still-held', faults };
    });
  }
}
