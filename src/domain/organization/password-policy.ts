import { refusal, type Refusal } from '../shared/refusal.js';

/** Unicode characters; length is what makes a password hard to guess (ASVS 5.0, 6.2.1), so no character classes are asked for. */
export const leastPasswordLength = 12;

/** Why a password may not be chosen; null if it may. A username that is part of it is refused from 3 characters on. */
export function passwordFault(password: string, username: string): Refusal | null {
  const length = [...password].length;
  if (length < leastPasswordLength) return refusal('password-too-short', { length, least: leastPasswordLength });
  if (username.length >= 3 && password.toLowerCase().includes(username.toLowerCase())) {
    return refusal('password-holds-username', { username });
  }
  if (new Set(password).size < 4) return refusal('password-too-simple', { least: 4 });
  return null;
}
