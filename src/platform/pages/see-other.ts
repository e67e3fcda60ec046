export interface SeeOther {
  readonly url: string;
  readonly statusCode: 303;
}

/** The page to show after a form was done, for a handler with `@Redirect()`: reloading it sends nothing again. */
export const seeOther = (path: string): SeeOther => ({ url: path, statusCode: 303 });
