// under a name that the formatter does not know: it would write the attacks below as proper markup
import { html as markup, rawHtml, type HtmlValue } from './html.js';

describe('a template', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['</p><img src=x onerror=alert(1)>', '&lt;/p&gt;&lt;img src=x onerror=alert(1)&gt;'],
    ['"\'`&', '&quot;&#39;&#96;&amp;'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['<!--', '&lt;!--'],
    ['客户 A018', '客户 A018'],
  ])('shows %j in text as it is and runs none of it', (given, shown) => {
    expect(markup`<p>${given}</p>`.markup).toBe(`<p>${shown}</p>`);
  });

  it.each([
    ['" onmouseover="alert(1)', '&quot; onmouseover=&quot;alert(1)'],
    ["' onmouseover='alert(1)", '&#39; onmouseover=&#39;alert(1)'],
    ['"><script>alert(1)</script>', '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['`', '&#96;'],
  ])('does not let %j out of an attribute, however it is quoted', (given, shown) => {
    expect(markup`<input value="${given}" />`.markup).toBe(`<input value="${shown}" />`);
    expect(markup`<input value='${given}' />`.markup).toBe(`<input value='${shown}' />`);
    expect(markup`<p class = "badge ${given}"></p>`.markup).toBe(`<p class = "badge ${shown}"></p>`);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'findings/12',
    '',
  ])('leads nowhere by the address %j', (given) => {
    expect(markup`<a href="${given}">x</a>`.markup).toBe('<a href="#">x</a>');
    expect(markup`<a HREF="${given}">x</a>`.markup).toBe('<a HREF="#">x</a>');
    expect(markup`<form action='${given}'></form>`.markup).toBe("<form action='#'></form>");
    expect(markup`<button formaction="${given}"></button>`.markup).toBe('<button formaction="#"></button>');
  });

  it.each(['/findings?rule=a&b', '#content', '?page=2', 'https://example.org/', 'HTTP://example.org/'])(
    'keeps the address %j',
    (given) => {
      expect(markup`<a href="${given}">x</a>`.markup).toBe(`<a href="${given.replace('&', '&amp;')}">x</a>`);
    },
  );

  it.each([
    ['12', '12'],
    ['../../sign-out', '..%2F..%2Fsign-out'],
    ['a b&c="d"', 'a%20b%26c%3D%22d%22'],
    ['//evil.example', '%2F%2Fevil.example'],
    ['华东', '%E5%8D%8E%E4%B8%9C'],
    ["'", '&#39;'],
  ])('takes %j for one segment or parameter further on in an address', (given, shown) => {
    expect(markup`<a href="/findings/${given}?next=${given}">x</a>`.markup).toBe(
      `<a href="/findings/${shown}?next=${shown}">x</a>`,
    );
    expect(markup`<a href='/${given}'>x</a>`.markup).toBe(`<a href='/${shown}'>x</a>`);
  });

  it('keeps what other templates made, and whole lists of it', () => {
    const items = ['a', '<b>'].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul>${items}</ul>`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  });

  it('keeps markup that was declared safe, and only that', () => {
    expect(markup`<p>${rawHtml('<svg/>')}</p>`.markup).toBe('<p><svg/></p>');
    expect(markup`<p>${'<svg/>'}</p>`.markup).toBe('<p>&lt;svg/&gt;</p>');
    const lookAlike = { markup: '<script>' } as unknown as HtmlValue;
    expect(() => markup`<p>${lookAlike}</p>`.markup).toThrow(TypeError);
  });

  it('shows nothing of what is not there, but shows zero', () => {
    expect(markup`<p>${null}${undefined}${false}${[]}${0}</p>`.markup).toBe('<p>0</p>');
  });

  it('lets a nested template stand inside a tag, for an attribute that is there or not', () => {
    const option = (isChosen: boolean) =>
      markup`<option value="${'a'}" ${isChosen && markup`selected`}>a</option>`.markup;
    expect(option(true)).toBe('<option value="a" selected>a</option>');
    expect(option(false)).toBe('<option value="a" >a</option>');
  });

  it.each<[string, (value: string) => unknown]>([
    ['without quotes', (value) => markup`<a href=${value}>x</a>`],
    ['without quotes, after a space', (value) => markup`<a href= ${value}>x</a>`],
    ['as the rest of an unquoted attribute', (value) => markup`<a href=/findings/${value}>x</a>`],
    ['behind an unquoted attribute', (value) => markup`<a class=b ${value}>x</a>`],
    ['as an attribute', (value) => markup`<a ${value}>x</a>`],
    ['as the name of an attribute', (value) => markup`<a ${value}="x">x</a>`],
    ['as the name of a tag', (value) => markup`<${value}>x</p>`],
    ['as the rest of the name of a tag', (value) => markup`<h${value}>x</h1>`],
    ['as the name of a closing tag', (value) => markup`<p>x</${value}>`],
    ['in an event handler', (value) => markup`<button onclick="open('${value}')">x</button>`],
    ['in an event handler in capitals', (value) => markup`<button ONCLICK="${value}">x</button>`],
    ['in a style', (value) => markup`<p style="color: ${value}">x</p>`],
    ['in srcdoc', (value) => markup`<iframe srcdoc="${value}"></iframe>`],
    ['in a script', (value) => markup`<script>${value}</script>`],
    ['in a script behind an attribute', (value) => markup`<SCRIPT type="module">const a = "${value}";</SCRIPT>`],
    ['in a style element', (value) => markup`<style>${value}</style>`],
  ])('refuses a value %s', (_, render) => {
    expect(() => render('x')).toThrow(TypeError);
  });

  it.each([
    ['a nested template', markup`<b>x</b>`],
    ['a list', ['a', 'b']],
  ])('refuses %s in an attribute', (_, value) => {
    expect(() => markup`<p title="${value}">x</p>`).toThrow(TypeError);
  });

  it('finds its place again behind quotes, slashes and line breaks', () => {
    const page = markup`<p title="a > b" data-x='it "is"' hidden>
      <br/><a
        class="c"
        href="${'javascript:x'}"
      >${'<'}</a
      ></p>`.markup;
    expect(page).toContain('href="#"');
    expect(page).toContain('>&lt;</a');
  });
});
