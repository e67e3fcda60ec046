/** One text per set of roles and codes, whatever the order they were written in: part of a finding's identity. */
export function subjectKey(subject: Readonly<Record<string, string>>): string {
  return Object.entries(subject)
    .map(([role, code]) => `${role}=${encodeURIComponent(code)}`)
    .sort()
    .join('&');
}
