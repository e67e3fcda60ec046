import { ExpressAdapter } from '@nestjs/platform-express';
import type { Express, Request, Response } from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { RefusalError } from './domain/shared/refusal.js';
import { readJsonBody, takeJsonBody } from './json-body.js';

describe('the body of a request', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      readJsonBody(request).then(
        (body) => response.end(JSON.stringify({ body })),
        (error: unknown) => response.end(JSON.stringify(error instanceof RefusalError ? error.refusal : String(error))),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const reply = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return (await reply.json()) as object;
  };

  it('is read as JSON, with and without charset and byte order mark', async () => {
    expect(await send('{"a":[1,"长"]}')).toEqual({ body: { a: [1, '长'] } });
    expect(await send('\ufeff[]', { 'content-type': 'Application/JSON; charset=UTF-8' })).toEqual({ body: [] });
  });

  it('may be absent, whatever its type, and is an object without members where it is empty JSON', async () => {
    expect(await (await fetch(url, { method: 'POST' })).json()).toEqual({});
    expect(await send('', { 'content-type': 'text/plain' })).toEqual({});
    expect(await send('')).toEqual({ body: {} });
  });

  it.each([
    ['{"documents":[', 1, 15, 'a value', 'the end of the text'],
    ['{\n  "documents": [', 2, 17, 'a value', 'the end of the text'],
    ['{"a":1,}', 1, 8, 'a key in double quotes', '"}"'],
    [' ', 1, 2, 'a value', 'the end of the text'],
  ])('that is no JSON is told by line and column: %j', async (text, line, column, expected, found) => {
    expect(await send(text)).toEqual({ code: 'body-not-json', data: { line, column, expected, found } });
  });

  it.each(['{"password":"correct"horse"}', '{"password":"correct\nhorse"}', '{"password" "horse"}'])(
    'that is no JSON is told without repeating what may be a password: %j',
    async (text) => {
      const refused = await send(text);
      expect(refused).toMatchObject({ code: 'body-not-json' });
      expect(JSON.stringify(refused)).not.toMatch(/horse|orse/);
    },
  );

  it('with keys twice, __proto__ and numbers that cannot be held is refused with all of them, in both languages', async () => {
    const refused = await send('{"a":1,"a":2,\n"__proto__":{"polluted":true},"n":9007199254740993}');
    expect(refused).toEqual({
      code: 'invalid-request',
      data: {
        faults: [
          {
            at: '/a',
            message: {
              'zh-CN': '第 1 行第 8 列 "a"：每个键只能出现一次',
              en: 'expected each key once, found "a" at line 1, column 8',
            },
          },
          {
            at: '/__proto__',
            message: {
              'zh-CN': '第 2 行第 1 列 "__proto__"：不能使用键 __proto__',
              en: 'expected a key other than __proto__, found "__proto__" at line 2, column 1',
            },
          },
          {
            at: '/n',
            message: {
              'zh-CN': expect.stringMatching(/^第 2 行第 35 列 "9007199254740993"：数值须能精确表示/),
              en: expect.stringContaining('found "9007199254740993" at line 2, column 35'),
            },
          },
        ],
      },
    });
    expect({}).not.toHaveProperty('polluted');
  });

  it('that nests too deep or holds too many values is refused, not descended into', async () => {
    expect(await send('['.repeat(33) + ']'.repeat(33))).toMatchObject({
      code: 'invalid-request',
      data: { faults: [{ message: { 'zh-CN': '第 1 行第 33 列：嵌套不能超过 32 层' } }] },
    });
    expect(await send(`[${'0,'.repeat(1_000_000)}0]`)).toMatchObject({ code: 'too-many-values' });
  });

  it('may hold 10 MB and not a byte more', async () => {
    const most = 10 * 1024 * 1024;
    expect(await send(`"${' '.repeat(most - 2)}"`)).toHaveProperty('body');
    expect(await send(`"${' '.repeat(most - 1)}"`)).toEqual({ code: 'body-too-large', data: { maxBytes: most } });
  });

  it.each(['text/plain', 'text/json', 'application/json; charset=gbk', 'multipart/form-data; boundary=x'])(
    'of the type %s is refused with the one that is taken',
    async (type) => {
      expect(await send('{}', { 'content-type': type })).toEqual({
        code: 'unsupported-content-type',
        data: { type, supported: 'application/json' },
      });
    },
  );

  it('that is compressed or no UTF-8 is refused', async () => {
    expect(await send(Uint8Array.from(gzipSync('{}')), { 'content-encoding': 'gzip' })).toEqual({
      code: 'unsupported-content-encoding',
      data: { encoding: 'gzip' },
    });
    expect(await send(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject({ code: 'body-not-utf-8' });
  });
});

describe('a body', () => {
  const edge = new ExpressAdapter().getInstance<Express>();
  edge.use(takeJsonBody);
  edge.use((request: Request, response: Response) => {
    response.json({ wasRead: request.readableDidRead });
  });
  let server: Server;
  let url: string;
  beforeAll(async () => {
    await new Promise<void>(
      (resolve) =>
        (server = edge.listen(0, '127.0.0.1', () => {
          resolve();
        })),
    );
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const json = 'application/json';
  const form = 'application/x-www-form-urlencoded';

  it.each([
    ['POST', '/api/v1/events', json],
    ['POST', '/API/v1/Events/?verbose=1', 'application/x-ndjson'],
    ['POST', '/api/v1/inspections/7/evidence?name=a.png', 'image/png'],
    ['POST', '/api/v1/rectifications/7/evidence/', json],
    ['POST', '/sign-in-page', `${form}; charset=utf-8`],
    ['POST', '/corrective-actions/7/evidence', 'multipart/form-data; boundary=x'],
    ['POST', '/inspections/7/answers', 'multipart/form-data; boundary=x'],
  ])('is left to whoever reads it there: %s %s as %s', async (method, path, type) => {
    const reply = await fetch(url + path, { method, body: '{}', headers: { 'content-type': type } });
    expect(await reply.json()).toEqual({ wasRead: false });
  });

  it.each([
    ['POST', '/api/v1/eventsx'],
    ['PUT', '/api/v1/events'],
    ['POST', '/api/v1/rulebook/check?x=/evidence'],
    ['PATCH', '/api/v1/users/7'],
    ['POST', '/evidence'],
  ])('is read everywhere else: %s %s', async (method, path) => {
    const reply = await fetch(url + path, { method, body: '{}', headers: { 'content-type': json } });
    expect(await reply.json()).toEqual({ wasRead: true });
  });
});
