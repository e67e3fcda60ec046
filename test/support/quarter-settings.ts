import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulatorSettings, type SimulatorSettings } from '../../src/demo/simulator-settings.schema.js';

const sample = join(import.meta.dirname, '../../samples/simulator/insurance-quarter.json');

/** The simulator's sample settings, with what a test wants otherwise. */
export const quarterSettings = (changes: Partial<SimulatorSettings> = {}): SimulatorSettings => ({
  ...simulatorSettings.parse(JSON.parse(readFileSync(sample, 'utf8'))),
  ...changes,
});
