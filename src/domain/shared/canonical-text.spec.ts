import { canonicalCode, canonicalText } from './canonical-text.js';

describe('canonical text', () => {
  it('brings the two forms of one text together', () => {
    expect(canonicalText('Ame\u0301lie')).toEqual(canonicalText('Am\u00e9lie'));
  });

  it('keeps line breaks and everything else people write', () => {
    expect(canonicalText('第一行\n第二行\t👩‍👧')).toEqual({ ok: true, text: '第一行\n第二行\t👩‍👧' });
  });

  it.each([
    ['a\u0000', 'nul'],
    ['\ud800', 'lone-surrogate'],
    ['\udc00\ud800', 'lone-surrogate'],
  ])('refuses %j', (text, reason) => {
    expect(canonicalText(text)).toEqual({ ok: false, reason });
  });
});

describe('a canonical code', () => {
  it.each(['E-1001', '北京分公司/第3柜', 'GEICO Indemnity Company', 'x'.repeat(200)])('may be %j', (text) => {
    expect(canonicalCode(text)).toEqual({ ok: true, text });
  });

  it.each([
    ['', 'empty'],
    ['x'.repeat(201), 'too-long'],
    ['a\u0000b', 'nul'],
    ['a\udfffb', 'lone-surrogate'],
    ['a\tb', 'control-character'],
    ['a\u0085b', 'control-character'],
    ['a\u2028b', 'control-character'],
    ['emp1\u200b', 'invisible-character'],
    ['\ufeffemp1', 'invisible-character'],
    ['emp\u202e1', 'invisible-character'],
    ['emp\u20661', 'invisible-character'],
    ['emp\u00ad1', 'invisible-character'],
    ['emp\u31641', 'invisible-character'],
    ['emp\u{e0041}1', 'invisible-character'],
    [' a', 'surrounding-space'],
    ['a\u3000', 'surrounding-space'],
  ])('is never %j', (text, reason) => {
    expect(canonicalCode(text)).toEqual({ ok: false, reason });
  });
});
