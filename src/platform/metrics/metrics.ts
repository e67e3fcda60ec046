import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What the process counts about itself, as Prometheus reads it. */
export class Metrics {
  readonly registry = new Registry();

  readonly eventsReceived = new Counter({
    name: 'plumbline_events_received_total',
    help: 'Events received, by what became of them at intake',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  readonly eventsJudged = new Counter({
    name: 'plumbline_events_judged_total',
    help: 'Events judged by this process',
    registers: [this.registry],
  });

  readonly findings = new Counter({
    name: 'plumbline_findings_total',
    help: 'Findings made by this process, by kind and status',
    labelNames: ['kind', 'status'],
    registers: [this.registry],
  });

  readonly batchSeconds = new Histogram({
    name: 'plumbline_batch_seconds',
    help: 'Seconds that one batch of a step took, commit included',
    labelNames: ['step'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
