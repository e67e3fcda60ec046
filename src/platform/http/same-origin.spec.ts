import { originOf } from './same-origin.js';

describe('the origin of a request', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, 'same'],
    [{ 'sec-fetch-site': 'none' }, 'same'],
    [{ 'sec-fetch-site': 'same-site' }, 'other'],
    [{ 'sec-fetch-site': 'cross-site' }, 'other'],
    [
      { 'sec-fetch-site': 'cross-site', origin: 'http://plumbline.example:3000', host: 'plumbline.example:3000' },
      'other',
    ],
    [{ origin: 'http://plumbline.example:3000', host: 'Plumbline.example:3000' }, 'same'],
    [{ origin: 'https://plumbline.example', host: 'plumbline.example' }, 'same'],
    [{ origin: 'http://plumbline.example:3001', host: 'plumbline.example:3000' }, 'other'],
    [{ origin: 'http://plumbline.example.evil.example', host: 'plumbline.example' }, 'other'],
    [{ origin: 'http://evil.example?plumbline.example', host: 'plumbline.example' }, 'other'],
    [{ origin: 'null', host: 'plumbline.example' }, 'other'],
    [{ origin: '', host: 'plumbline.example' }, 'other'],
    [{ origin: 'http://plumbline.example' }, 'other'],
    [{ host: 'plumbline.example' }, 'unknown'],
  ])('that sends %j is %s', (headers, expected) => {
    expect(originOf(headers)).toBe(expected);
  });
});
