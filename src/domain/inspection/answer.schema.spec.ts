import { answers } from './answer.schema.js';

const reads = (written: unknown) => answers.safeParse({ greeting: written }).success;

describe('an answer', () => {
  it('needs a note when it is a failure and a reason when it is "not applicable"', () => {
    expect(reads({ answer: 'pass' })).toBe(true);
    expect(reads({ answer: 'fail', note: '未问候' })).toBe(true);
    expect(reads({ answer: 'fail' })).toBe(false);
    expect(reads({ answer: 'fail', note: '  ' })).toBe(false);
    expect(reads({ answer: 'not-applicable', reason: '无客户' })).toBe(true);
    expect(reads({ answer: 'not-applicable' })).toBe(false);
  });

  it('shows files by their SHA-256', () => {
    const photo = { file: 'f1', name: '照片.jpg', sha256: 'a'.repeat(64) };
    expect(reads({ answer: 'fail', note: 'x', evidence: [photo] })).toBe(true);
    expect(reads({ answer: 'fail', note: 'x', evidence: [{ ...photo, sha256: 'A'.repeat(64) }] })).toBe(false);
  });

  it('is to at least one item, and is one of three words', () => {
    expect(answers.safeParse({}).success).toBe(false);
    expect(reads({ answer: 'na' })).toBe(false);
  });
});
