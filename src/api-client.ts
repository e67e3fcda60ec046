interface Sent {
  readonly method: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly type?: string;
}

/** What a person or a system sends to the running product, over HTTP like anybody else. */
export class ApiClient {
  constructor(
    readonly url: string,
    private readonly credential: Readonly<Record<string, string>> = {},
  ) {}

  /** Signs in with a one-time link and returns the client of whoever it was made for. */
  static async fromLink(url: string, link: string): Promise<ApiClient> {
    const response = await fetch(new URL(link, url), { redirect: 'manual' });
    const cookie = /^[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0];
    if (cookie === undefined)
      throw new Error(`the sign-in link was refused: ${response.status} ${await response.text()}`);
    return new ApiClient(url, { cookie, origin: url });
  }

  static withKey(url: string, secret: string): ApiClient {
    return new ApiClient(url, { authorization: `Bearer ${secret}` });
  }

  /** The same caller at another address: after a restart on another port. */
  at(url: string): ApiClient {
    return new ApiClient(url, this.credential);
  }

  async get<T>(path: string): Promise<T> {
    return this.send<T>(path, { method: 'GET' });
  }

  async post<T>(path: string, body: object): Promise<T> {
    return this.send<T>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      type: 'application/json',
    });
  }

  async upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<T> {
    return this.send<T>(path, { method: 'POST', body: bytes, type });
  }

  async postLines<T>(path: string, lines: readonly object[]): Promise<T> {
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    return this.send<T>(path, { method: 'POST', body, type: 'application/x-ndjson' });
  }

  private async send<T>(path: string, { method, body, type }: Sent): Promise<T> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: { ...this.credential, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
