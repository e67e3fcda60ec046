import { inboxPage } from './inbox.page.js';
import type { InboxNotice } from './inbox.read-model.js';

const aNotice = (given: Partial<InboxNotice> = {}): InboxNotice => ({
  id: '7',
  kind: 'escalation',
  subjectKind: 'corrective-action',
  subjectId: '12',
  path: '/corrective-actions/12',
  title: { 'zh-CN': '已逾期', en: 'Overdue' },
  body: { 'zh-CN': '请督促办理。', en: 'Please see to it.' },
  whyHere: null,
  unit: 'HZ01',
  createdAt: new Date('2026-03-02T02:00:00Z'),
  readAt: null,
  ...given,
});
const read = { readAt: new Date('2026-03-02T03:00:00Z') };

describe('the page of an inbox', () => {
  it('opens an unread notice by a form, because that changes something, and a read one by a link', () => {
    const unread = inboxPage({ notices: [aNotice()], unread: 1, next: null }, false, 'en').body.markup;
    expect(unread).toContain('<form method="post" action="/inbox/7/open">');
    expect(unread).not.toContain('href="/corrective-actions/12"');
    const known = inboxPage({ notices: [aNotice(read)], unread: 0, next: null }, false, 'en').body.markup;
    expect(known).toContain('<a href="/corrective-actions/12">Overdue</a>');
    expect(known).not.toContain('<form');
  });

  it('says in its title how many are unread', () => {
    expect(inboxPage({ notices: [aNotice()], unread: 3, next: null }, false, 'zh-CN').title).toBe('收件箱 (3)');
    expect(inboxPage({ notices: [aNotice(read)], unread: 0, next: null }, false, 'zh-CN').title).toBe('收件箱');
  });

  it('marks as read only up to the newest notice that it shows, and only where it shows the newest', () => {
    const notices = [aNotice({ id: '9' }), aNotice({ id: '7' })];
    expect(inboxPage({ notices, unread: 2, next: null }, false, 'en').body.markup).toContain('name="upTo" value="9"');
    expect(inboxPage({ notices, unread: 2, next: null }, true, 'en').body.markup).not.toContain('upTo');
  });

  it('never leads where a notice that was tampered with would lead', () => {
    const notices = [aNotice({ ...read, path: 'javascript:alert(1)' })];
    expect(inboxPage({ notices, unread: 0, next: null }, false, 'en').body.markup).not.toContain('javascript');
  });
});
