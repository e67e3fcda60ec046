import { dispositionOf } from './send-attachment.js';

describe('the name under which a file is downloaded', () => {
  it('is what it was called, in Chinese too', () => {
    expect(dispositionOf('整改后.jpg')).toBe(
      `attachment; filename="___.jpg"; filename*=UTF-8''%E6%95%B4%E6%94%B9%E5%90%8E.jpg`,
    );
  });

  it('never ends the header or what is quoted in it', () => {
    expect(dispositionOf(`a"b\\c%0d'(1)*.txt`)).toBe(
      `attachment; filename="a_b_c_0d'(1)*.txt"; filename*=UTF-8''a%22b%5Cc%250d%27%281%29%2A.txt`,
    );
    expect(dispositionOf('a\r\nSet-Cookie: x')).not.toMatch(/[\r\n]/);
  });
});
