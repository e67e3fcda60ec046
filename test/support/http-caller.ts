/** An answer as it came over the wire; `body` is parsed where it is JSON, otherwise undefined. */
export interface Reply<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  /** with the byte order mark, if there is one */
  readonly text: string;
  readonly body: T;
}

/** Somebody who sends requests to the running product, right ones and wrong ones, and looks at whatever comes back. */
export class HttpCaller {
  constructor(
    readonly url: string,
    private readonly credential: Readonly<Record<string, string>> = {},
  ) {}

  /** Signs in with a one-time link. */
  static async fromLink(url: string, link: string): Promise<HttpCaller> {
    const { status, headers, text } = await new HttpCaller(url).send('GET', link);
    const cookie = /^[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0];
    if (cookie === undefined) throw new Error(`the sign-in link was refused: ${status} ${text}`);
    return new HttpCaller(url, { cookie, origin: url });
  }

  /** With an API key, or the token of a session. */
  static withToken(url: string, token: string): HttpCaller {
    return new HttpCaller(url, { authorization: `Bearer ${token}` });
  }

  /** The same caller in a browser, which asks for pages. */
  browsing(): HttpCaller {
    return new HttpCaller(this.url, { ...this.credential, accept: 'text/html' });
  }

  get<T>(path: string): Promise<Reply<T>> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body: unknown): Promise<Reply<T>> {
    return this.send<T>('POST', path, JSON.stringify(body));
  }

  /** Each of `lines` is sent as it is where it is text, otherwise as JSON. */
  postLines<T>(path: string, lines: readonly unknown[]): Promise<Reply<T>> {
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    return this.send<T>('POST', path, text, 'application/x-ndjson');
  }

  async send<T>(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    type = 'application/json',
  ): Promise<Reply<T>> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: { ...this.credential, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : undefined) as T,
    };
  }
}
