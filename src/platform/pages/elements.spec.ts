import { badge, facts, more, table, time } from './elements.js';
import { html } from './html.js';

describe('what pages are made of', () => {
  it('shows an instant as the clocks in China show it, to the minute', () => {
    expect(time(new Date('2026-03-01T16:05:59.999Z')).markup).toBe(
      '<time datetime="2026-03-01T16:05:59.999Z">2026-03-02 00:05</time>',
    );
  });

  it('leaves out of a list what has no value, but not zero', () => {
    const list = facts([
      ['Unit', null],
      ['Staff', ''],
      ['Visits', 0],
      ['Held', false],
    ]).markup;
    expect([...list.matchAll(/<dt>(\w+)<\/dt>/g)].map(([, label]) => label)).toEqual(['Visits']);
  });

  it('names the column in every cell of a table, for screens on which it is no table', () => {
    const markup = table(
      [{ label: '机构 "A"' }, { label: 'Findings', isNumber: true }],
      [{ cells: ['HZ <01>', 3] }],
    ).markup;
    expect(markup).toContain('<td data-label="机构 &quot;A&quot;" class="">HZ &lt;01&gt;</td>');
    expect(markup).toContain('<td data-label="Findings" class="number">3</td>');
  });

  it('marks the rows that head others, how deep the others stand, and cells without content', () => {
    const columns = [{ label: 'a' }, { label: 'b' }];
    const markup = table(columns, [
      { isGroup: true, cells: ['all of these', ''] },
      { depth: 2, cells: ['x', html`<b>y</b>`] },
    ]).markup;
    expect(markup).toContain('<tr class="group">');
    expect(markup).toContain('class="blank"');
    expect(markup).toContain('class="depth-2">x</td>');
  });

  it('offers more only where there is more', () => {
    expect(more(null, 'Older')).toBeNull();
    expect(more('/findings?before=3', 'Older')?.markup).toContain('href="/findings?before=3"');
  });

  it('shows the text of a badge as text', () => {
    expect(badge('<b>', 'warn').markup).toBe('<span class="badge warn">&lt;b&gt;</span>');
  });
});
