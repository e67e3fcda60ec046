import { passwordFault } from './password-policy.js';

describe('a password', () => {
  it.each([
    ['correct horse battery', 'li.na', null],
    ['elevenchars', 'li.na', 'password-too-short'],
    ['🔑🔑🔑🔑🔑🔑', 'li.na', 'password-too-short'],
    ['twelve chars', 'li.na', null],
    ['my-LI.NA-password', 'li.na', 'password-holds-username'],
    ['aaaaaaaaaaaaaaaa', 'li.na', 'password-too-simple'],
    ['客户服务质量永远第一啊啊', 'li.na', null],
  ])('%s of %s is %s', (password, username, code) => {
    expect(passwordFault(password, username)?.code ?? null).toBe(code);
  });
});
