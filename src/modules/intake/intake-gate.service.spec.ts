import { RefusalError } from '../../domain/shared/refusal.js';
import { IntakeGate } from './intake-gate.service.js';

const megabyte = 1024 * 1024;

/** Work that goes on until it is told to end. */
function aLongPost(gate: IntakeGate, bytes: number) {
  let end: () => void = () => undefined;
  const done = gate.through(bytes, () => new Promise<void>((resolve) => (end = resolve)));
  return { done, end: () => end() };
}

describe('the intake gate', () => {
  it('refuses a post while those under way fill the budget, and says when to come again', async () => {
    const gate = new IntakeGate();
    const posts = [aLongPost(gate, 60 * megabyte), aLongPost(gate, 60 * megabyte)];
    await expect(gate.through(20 * megabyte, () => Promise.resolve())).rejects.toThrow(RefusalError);
    await expect(gate.through(20 * megabyte, () => Promise.resolve())).rejects.toMatchObject({
      refusal: { code: 'intake-busy', data: { retryAfterSeconds: 1 } },
    });
    await expect(gate.through(megabyte, () => Promise.resolve('small'))).resolves.toBe('small');
    posts[0]?.end();
    await posts[0]?.done;
    await expect(gate.through(20 * megabyte, () => Promise.resolve('later'))).resolves.toBe('later');
    posts[1]?.end();
    await posts[1]?.done;
  });

  it('gives back what failed posts had taken', async () => {
    const gate = new IntakeGate();
    for (let post = 0; post < 10; post++) {
      await expect(gate.through(100 * megabyte, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    }
  });

  it('lets a post larger than the budget through when it is alone', async () => {
    await expect(new IntakeGate().through(1000 * megabyte, () => Promise.resolve('alone'))).resolves.toBe('alone');
  });
});
