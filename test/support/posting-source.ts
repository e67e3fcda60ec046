import type { EventStatus, Posted } from './api-answers.js';
import type { HttpCaller, Reply } from './http-caller.js';
import { waitFor } from './wait-for.js';

/** A source system that posts whatever it is given, reads the answers in English and keeps in mind what they promised. */
export class PostingSource {
  private readonly promised = new Map<string, 'accepted' | 'quarantined'>();
  private readonly refused = new Set<string>();

  constructor(
    private readonly name: string,
    private readonly caller: HttpCaller,
  ) {}

  /** One event or a list of them, as JSON text if it cannot be said otherwise. */
  async post(body: unknown): Promise<Reply<Posted>> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.note(await this.caller.send('POST', '/api/v1/events?lang=en', text));
  }

  /** Lines of NDJSON; each accepted one is listed. */
  async postLines(lines: readonly unknown[] | Uint8Array<ArrayBuffer>): Promise<Reply<Posted>> {
    const path = '/api/v1/events?verbose=1&lang=en';
    const reply =
      lines instanceof Uint8Array
        ? await this.caller.send<Posted>('POST', path, lines, 'application/x-ndjson')
        : await this.caller.postLines<Posted>(path, lines);
    return this.note(reply);
  }

  statusOf(id: string): Promise<Reply<EventStatus>> {
    return this.caller.get(`/api/v1/events?source=${this.name}&id=${encodeURIComponent(id)}`);
  }

  /** How many were accepted or quarantined, and which of them have not become what was promised, or were lost. */
  async promises(released: readonly string[] = []): Promise<{ kept: number; broken: string[] }> {
    const broken: string[] = [];
    for (const [id, outcome] of this.promised) {
      const promised = outcome === 'accepted' || released.includes(id) ? 'judged' : 'quarantined';
      const { status, body } = await waitFor(`event ${id} to be settled`, async () => {
        const reply = await this.statusOf(id);
        return reply.body.state !== 'waiting' && reply;
      });
      if (status !== 200 || body.state !== promised) broken.push(`${id}: ${status} ${body.state}, not ${promised}`);
    }
    return { kept: this.promised.size - broken.length, broken };
  }

  /** Which of those that were rejected are there nonetheless. */
  async leftOver(): Promise<{ rejected: number; found: string[] }> {
    const found: string[] = [];
    for (const id of this.refused) if ((await this.statusOf(id)).status === 200) found.push(id);
    return { rejected: this.refused.size, found };
  }

  private note(reply: Reply<Posted>): Reply<Posted> {
    for (const { id, outcome } of reply.status < 300 ? reply.body.results : []) {
      if (id === null) continue;
      if (outcome === 'accepted' || outcome === 'quarantined') this.promised.set(id, outcome);
      if (outcome === 'rejected') this.refused.add(id);
    }
    return reply;
  }
}
