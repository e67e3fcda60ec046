/** The fields of a form that were filled in: one that was left empty is sent as empty text. */
export const withoutEmpty = (form: unknown): unknown =>
  typeof form === 'object' && form !== null
    ? Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
    : form;
