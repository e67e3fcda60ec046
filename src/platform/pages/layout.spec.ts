import type { Principal } from '../../domain/shared/principal.js';
import type { Frame } from './frame.js';
import { html } from './html.js';
import { layout } from './layout.js';
import { refusalPage } from './refusal-page.js';
import { refusal } from '../../domain/shared/refusal.js';

const principal: Principal = {
  kind: 'user',
  id: '1',
  actor: 'user:li.na',
  roles: ['unit-manager'],
  scope: { kind: 'all' },
  staff: null,
  source: null,
  mustChangePassword: false,
};
const aFrame = (given: Partial<Frame> = {}): Frame => ({ locale: 'en', url: '/findings/12', principal, ...given });
const shell = (given: Partial<Frame> = {}) => layout(aFrame(given), { title: 'Title', body: html`<h1>Body</h1>` });

describe('the shell of every page', () => {
  it('is a whole document in the language of its reader, with title, content and stylesheet', () => {
    const page = shell();
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<title>Title · Plumbline</title>');
    expect(page).toContain('<h1>Body</h1>');
    expect(page).toMatch(/href="\/assets\/style\.css\?v=[0-9a-f]{12}"/);
    expect(shell({ locale: 'zh-CN' })).toContain('<html lang="zh-CN">');
  });

  it('runs no script and no style of its own, as its content security policy demands', () => {
    expect(shell()).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i);
  });

  it('marks where the reader is, also below a list', () => {
    const current = (url: string) => /<a href="([^"]*)" aria-current="page"/.exec(shell({ url }))?.[1];
    expect(current('/findings/12?lang=en')).toBe('/findings');
    expect(current('/')).toBe('/');
    expect(current('/?after=read-3')).toBe('/');
    expect(current('/findingsx')).toBeUndefined();
  });

  it('offers the other language on the same page, with its filters', () => {
    const page = shell({ url: '/findings?rule=counter-wait&lang=en' });
    expect(page).toContain('href="/findings?rule=counter-wait&amp;lang=zh-CN"');
  });

  it('signs out by a form, never by a link', () => {
    expect(shell()).toContain('<form method="post" action="/sign-out">');
    expect(shell()).not.toContain('href="/sign-out"');
  });

  it('shows a stranger no navigation, no name and no way out', () => {
    const page = shell({ principal: null });
    expect(page).not.toContain('<nav');
    expect(page).not.toContain('/sign-out');
  });

  it('shows who must choose a password no navigation before', () => {
    const page = shell({ principal: { ...principal, mustChangePassword: true } });
    expect(page).not.toContain('<nav');
    expect(page).toContain('/sign-out');
  });
});

describe('a page about a refusal', () => {
  it('says why, in the words of the catalogue', () => {
    const page = refusalPage(aFrame(), refusal('password-wrong'), 403, '/findings');
    expect(page).toContain('The current password is not right.');
    expect(page).toContain('href="/findings"');
  });

  it('tells nobody what exists beyond their scope', () => {
    const page = refusalPage(aFrame(), refusal('not-found', { what: 'finding', id: '12' }), 404, '/');
    expect(page).toContain('There is no such page, or it lies outside your part of the organisation.');
  });

  it('shows what was sent as text', () => {
    const refused = refusal('invalid-request', { faults: '<script>alert(1)</script>' });
    const page = refusalPage(aFrame(), refused, 400, 'javascript:alert(1)');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('javascript:');
  });
});
