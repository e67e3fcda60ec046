import { z } from 'zod';
import { entityCode, scopeUnit } from '../../domain/organization/organization-file.schema.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { roles } from '../../domain/shared/principal.js';

const roleList = z
  .array(z.enum(roles))
  .min(1)
  .max(roles.length)
  .refine((given) => new Set(given).size === given.length, {
    params: { expected: { 'zh-CN': '每个角色只写一次', en: 'each role once' } },
  });

export const newUser = z.strictObject({
  /** lower-case letters, digits and . _ - so that no two names look alike */
  username: z
    .string()
    .regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/)
    .min(2)
    .max(64),
  displayName: plainText(100),
  roles: roleList,
  scopeUnit,
  /** the staff member the user is; needed where "staff" is the only role */
  staffCode: entityCode.optional(),
});
export type NewUser = z.infer<typeof newUser>;

export const userChange = z.strictObject({
  displayName: plainText(100).optional(),
  roles: roleList.optional(),
  scopeUnit: scopeUnit.optional(),
  staffCode: entityCode.nullable().optional(),
});
export type UserChange = z.infer<typeof userChange>;

export const idParameter = z.uuid();
