import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { UnreadableJson } from '../../domain/service-event/json-cursor.js';
import {
  readEventLine,
  readEventsBody,
  type ReadBody,
  type ReadEvent,
} from '../../domain/service-event/read-events.js';
import { type BodyLine, chunksOf, decodeUtf8, linesOf, readBody } from '../../platform/http/request-body.js';
import { IntakeTally } from './intake-answer.dto.js';
import { IntakeService, type IntakeContext } from './intake.service.js';

export const maxBodyBytes = 10 * 1024 * 1024;
const maxLineBytes = 64 * 1024;
/** events of one JSON body; more go as NDJSON, which has no limit */
const maxEvents = 5_000;
/** events, and bytes of NDJSON, that are committed together */
const batchEvents = 500;
const batchBytes = 4 * 1024 * 1024;
/** results an answer to NDJSON lists at most */
const listedProblems = 1_000;
const listedAccepted = 10_000;

interface Placed {
  readonly place: number;
  readonly event: ReadEvent;
}

/** Reads posted events from the raw request and brings them in batch by batch, each committed before it is counted. */
@Injectable()
export class EventPosting {
  constructor(private readonly intake: IntakeService) {}

  /** One event or a list, as JSON. Every event has its result. */
  async postJson(request: IncomingMessage, context: IntakeContext): Promise<IntakeTally> {
    const { events } = readJson(await readBody(request, maxBodyBytes));
    if (events.length > maxEvents)
      throw new RefusalError(refusal('too-many-events', { events: events.length, maxEvents }));
    const tally = new IntakeTally('index', { accepted: maxEvents, notAccepted: maxEvents });
    const placed = events.map((event, place) => ({ place, event }));
    for (let from = 0; from < placed.length; from += batchEvents) {
      await this.bringIn(placed.slice(from, from + batchEvents), context, tally);
    }
    return tally;
  }

  /** One event per line. While a batch is committed the next one is read, never more: memory does not grow. */
  async postLines(request: IncomingMessage, context: IntakeContext, verbose: boolean): Promise<IntakeTally> {
    const tally = new IntakeTally('line', { accepted: verbose ? listedAccepted : 0, notAccepted: listedProblems });
    let batch: Placed[] = [];
    let bytes = 0;
    let underWay: Promise<void> = Promise.resolve();
    const commit = async () => {
      await underWay;
      underWay = this.bringIn(batch, context, tally);
      // awaited before the next commit; until then a failure must not count as unhandled
      underWay.catch(() => undefined);
      batch = [];
      bytes = 0;
    };
    for await (const lines of linesOf(chunksOf(request), maxLineBytes)) {
      for (const line of lines) {
        batch.push({ place: line.number, event: readLine(line) });
        bytes += line.bytes?.length ?? 0;
        if (batch.length >= batchEvents || bytes >= batchBytes) await commit();
      }
    }
    await commit();
    await underWay;
    return tally;
  }

  private async bringIn(placed: readonly Placed[], context: IntakeContext, tally: IntakeTally): Promise<void> {
    const readable = placed.flatMap(({ event }) => (event.ok ? { envelope: event.envelope } : []));
    const outcomes = (await this.intake.accept(readable, context)).values();
    for (const { place, event } of placed) {
      if (!event.ok) tally.add(place, event.id, { outcome: 'rejected', faults: event.faults });
      else tally.add(place, event.id, nextOf(outcomes));
    }
  }
}

function readJson(bytes: Buffer): ReadBody {
  const text = decodeUtf8(bytes);
  if (text === null) throw new RefusalError(refusal('body-not-utf-8'));
  try {
    return readEventsBody(text);
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error;
    const { line, column, expected, found } = error;
    const place = { line, column, expected, found };
    throw new RefusalError(
      error.code === 'not-json' ? refusal('body-not-json', place) : refusal('too-many-values', place),
    );
  }
}

function readLine({ bytes }: BodyLine): ReadEvent {
  const unreadable = (code: string, expected: string, found: string): ReadEvent => ({
    ok: false,
    id: null,
    faults: [{ pointer: '', code, expected, found }],
  });
  if (bytes === null) return unreadable('line-too-long', `a line of at most ${maxLineBytes} bytes`, 'a longer one');
  const text = decodeUtf8(bytes);
  return text === null ? unreadable('invalid-utf-8', 'UTF-8', 'bytes that are none') : readEventLine(text);
}

function nextOf<T>(values: Iterator<T>): T {
  const next = values.next();
  if (next.done === true) throw new Error('fewer outcomes than events');
  return next.value;
}
