import type { Command } from 'commander';
import { eventSummaryQuery, findingSummaryQuery } from '../modules/findings/findings.dto.js';
import { SummariesReadModel } from '../modules/findings/summaries.read-model.js';
import { print } from './printing.js';
import { withApplication } from './with-application.js';

/** The same parameters as the API takes, such as `rule=counter-wait` or `minJudged=50`. */
function parameters(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new Error(`"${pair}" is no parameter: write name=value, such as rule=counter-wait`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

export function addSummaryCommands(program: Command): void {
  const summary = program.command('summary').description('counts, as GET /api/v1/summaries gives them, tab-separated');

  summary
    .command('findings')
    .description(
      'findings and how often rules could be judged, e.g. by=rule or by=unit,fact:priority minJudged=50 sort=rate',
    )
    .argument('<name=value...>')
    .action((pairs: string[]) =>
      withApplication(async (application) => {
        const query = findingSummaryQuery.parse(parameters(pairs));
        const rows = await application.get(SummariesReadModel).findings(query, { kind: 'all' });
        print([...query.by, 'findings', 'judged', 'not evaluable', 'rate'].join('\t'));
        for (const row of rows)
          print([...row.group, row.findings, row.judged, row.notEvaluable, row.rate?.toFixed(4)].join('\t'));
      }),
    );

  summary
    .command('events')
    .description('events, e.g. by=type or by=month type=complaint distinct=fact:company')
    .argument('<name=value...>')
    .action((pairs: string[]) =>
      withApplication(async (application) => {
        const query = eventSummaryQuery.parse(parameters(pairs));
        const rows = await application.get(SummariesReadModel).events(query, { kind: 'all' });
        print(
          [...query.by, 'events', ...(query.distinct === undefined ? [] : [`different ${query.distinct}`])].join('\t'),
        );
        for (const row of rows) print([...row.group, row.events, row.distinct].join('\t'));
      }),
    );
}
