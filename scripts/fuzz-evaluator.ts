// npm run fuzz -- [--cases 200000] [--seed 1]
// Compares our evaluator with json-rules-engine on random rules and facts; test/rules runs the same, shorter. Exit code 1 if
// they differ, after printing what is needed to repeat the first differences.
import { parseArgs } from 'node:util';
import { evaluateCondition } from '../src/domain/evaluation/evaluate-condition.js';
import { compareWithJsonRulesEngine } from '../test/rules/compare-with-json-rules-engine.js';

const mostShown = 10;
const progressEvery = 20_000;

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
});
const [cases, seed] = [Number(values.cases), Number(values.seed)];
if (!Number.isSafeInteger(cases) || cases < 1)
  throw new Error(`--cases is ${values.cases}; wanted: a whole number from 1`);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed is ${values.seed}; wanted: a whole number`);

let reported = 0;
function onProgress(done: number): void {
  if (done - reported < progressEvery) return;
  reported = done;
  console.log(`${done} of ${cases}`);
}

const { mismatches, decidedInSpite, undecided } = await compareWithJsonRulesEngine(
  { cases, seed, onProgress },
  evaluateCondition,
);
for (const mismatch of mismatches.slice(0, mostShown)) console.error(mismatch);
console.log(
  `with facts missing: ${decidedInSpite} decided all the same and held for every completion, ${undecided} not evaluable`,
);
console.log(`cases=${cases} mismatches=${mismatches.length}`);
if (mismatches.length > 0) process.exitCode = 1;
