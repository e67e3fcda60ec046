import type { LocalizedText, Locale } from '../../domain/shared/localized-text.js';
import type { Refusal } from '../../domain/shared/refusal.js';

interface Entry {
  readonly status: number;
  /** with {name} placeholders, filled from the refusal's data */
  readonly text: LocalizedText;
}

/** The one map from a refusal's code to its HTTP status and its words. */
const catalogue: Readonly<Record<string, Entry>> = {
  'not-signed-in': { status: 401, text: { 'zh-CN': '请先登录。', en: 'Sign in first.' } },
  'not-allowed': {
    status: 403,
    text: {
      'zh-CN': '您的角色（{roles}）不能执行此操作；需要：{needed}。',
      en: 'Your roles ({roles}) may not do this; needed: {needed}.',
    },
  },
  'not-found': { status: 404, text: { 'zh-CN': '没有找到{what} {id}。', en: 'There is no {what} {id}.' } },
  'invalid-request': {
    status: 400,
    text: { 'zh-CN': '请求有误：{faults}', en: 'The request is not valid: {faults}' },
  },
  'internal-error': {
    status: 500,
    text: { 'zh-CN': '内部错误，请联系管理员。', en: 'Something went wrong on our side; tell the operator.' },
  },
  // rulebook
  'rulebook-not-valid': {
    status: 422,
    text: { 'zh-CN': '规则文档有 {faultCount} 处错误。', en: 'The documents have {faultCount} faults.' },
  },
  'release-already-decided': {
    status: 409,
    text: {
      'zh-CN': '版本 {id} 已处理（{status}），不能再次审批。',
      en: 'Release {id} is decided already ({status}).',
    },
  },
  'same-person': {
    status: 403,
    text: {
      'zh-CN': '版本 {id} 由 {actor} 提交，须由另一人审批。',
      en: 'Release {id} was submitted by {actor}: another person must decide it.',
    },
  },
  'first-release-has-no-start': {
    status: 422,
    text: {
      'zh-CN': '首个版本自始生效，不能指定生效时间 {requested}。',
      en: 'The first release is in force since the beginning of time; it cannot start at {requested}.',
    },
  },
  'effective-from-too-early': {
    status: 422,
    text: {
      'zh-CN': '生效时间 {requested} 须晚于现在（{now}）。',
      en: 'The release cannot come into force at {requested}: it must be later than now ({now}).',
    },
  },
  // intake
  'unsupported-content-type': {
    status: 415,
    text: {
      'zh-CN': '不支持的内容类型“{type}”；请使用 {supported}（UTF-8）。',
      en: 'Content type "{type}" is not supported; use {supported} in UTF-8.',
    },
  },
  'unsupported-content-encoding': {
    status: 415,
    text: {
      'zh-CN': '不支持压缩编码“{encoding}”；请发送未压缩的正文。',
      en: 'Content encoding "{encoding}" is not supported; send the body uncompressed.',
    },
  },
  'body-too-large': {
    status: 413,
    text: {
      'zh-CN': '正文超过 {maxBytes} 字节；请分批发送，或使用 application/x-ndjson。',
      en: 'The body is longer than {maxBytes} bytes; send parts, or use application/x-ndjson.',
    },
  },
  'body-incomplete': {
    status: 400,
    text: { 'zh-CN': '正文在传输中断开。', en: 'The body ended before it was complete.' },
  },
  'body-not-utf-8': {
    status: 400,
    text: { 'zh-CN': '正文不是有效的 UTF-8 文本。', en: 'The body is not valid UTF-8.' },
  },
  'body-not-json': {
    status: 400,
    text: {
      'zh-CN': '正文不是有效的 JSON：第 {line} 行第 {column} 列应为 {expected}，实际为 {found}。',
      en: 'The body is not valid JSON: line {line}, column {column}: expected {expected}, found {found}.',
    },
  },
  'too-many-values': {
    status: 413,
    text: {
      'zh-CN': '正文中的 JSON 值过多（第 {line} 行第 {column} 列）：{expected}。',
      en: 'The body holds too many JSON values (line {line}, column {column}): {expected}.',
    },
  },
  'too-many-events': {
    status: 413,
    text: {
      'zh-CN': '一次最多发送 {maxEvents} 个 JSON 事件，实际为 {events} 个；更多请使用 application/x-ndjson。',
      en: 'A JSON body holds at most {maxEvents} events, this one {events}; use application/x-ndjson for more.',
    },
  },
  'intake-busy': {
    status: 429,
    text: {
      'zh-CN': '正在接收的数据过多；请在 {retryAfterSeconds} 秒后重试。',
      en: 'Too much is being received at the moment; try again in {retryAfterSeconds} s.',
    },
  },
  // access
  'sign-in-refused': {
    status: 401,
    text: { 'zh-CN': '用户名或密码不正确。', en: 'Username or password is not right.' },
  },
  'sign-in-link-not-valid': {
    status: 410,
    text: {
      'zh-CN': '登录链接无效、已使用或已过期；请向管理员索取新的链接。',
      en: 'The sign-in link is unknown, used or expired; ask an administrator for a new one.',
    },
  },
  'too-many-attempts': {
    status: 429,
    text: {
      'zh-CN': '尝试次数过多；请在 {retryAfterSeconds} 秒后重试。',
      en: 'Too many attempts; try again in {retryAfterSeconds} s.',
    },
  },
  'cross-site-request': {
    status: 403,
    text: {
      'zh-CN': '请求 {method} {path} 并非来自本站页面，已拒绝；程序请使用 Authorization: Bearer 而不是 cookie。',
      en: '{method} {path} was not sent by a page of this site; programs use Authorization: Bearer instead of the cookie.',
    },
  },
  'route-closed': { status: 403, text: { 'zh-CN': '此接口未对任何角色开放。', en: 'This route is open to nobody.' } },
  'password-change-needed': {
    status: 403,
    text: {
      'zh-CN': '请先设置新密码（POST /api/v1/me/password），之后才能进行其他操作。',
      en: 'Choose a password first (POST /api/v1/me/password); until then you may do nothing else.',
    },
  },
  'password-wrong': { status: 403, text: { 'zh-CN': '当前密码不正确。', en: 'The current password is not right.' } },
  'password-unchanged': {
    status: 422,
    text: { 'zh-CN': '新密码与当前密码相同。', en: 'The new password is the current one.' },
  },
  'password-too-short': {
    status: 422,
    text: {
      'zh-CN': '密码有 {length} 个字符，至少应有 {least} 个。',
      en: 'The password has {length} characters; it needs at least {least}.',
    },
  },
  'password-holds-username': {
    status: 422,
    text: {
      'zh-CN': '密码中不得包含用户名“{username}”。',
      en: 'The password must not contain the username "{username}".',
    },
  },
  'password-too-simple': {
    status: 422,
    text: {
      'zh-CN': '密码至少应由 {least} 个不同的字符组成。',
      en: 'The password needs at least {least} different characters.',
    },
  },
  'people-only': {
    status: 403,
    text: {
      'zh-CN': '只有登录的用户可以执行此操作，{actor} 不可以。',
      en: 'Only people who have signed in may do this, not {actor}.',
    },
  },
  'whole-organization-needed': {
    status: 403,
    text: {
      'zh-CN': '此操作涉及整个机构；{actor} 只能查看其中一部分。',
      en: 'This concerns the whole organisation; {actor} sees a part of it.',
    },
  },
  'scope-beyond-yours': {
    status: 403,
    text: {
      'zh-CN': '“{scopeUnit}”超出您的管辖范围。',
      en: '"{scopeUnit}" is beyond the part of the organisation that you see.',
    },
  },
  'own-account': {
    status: 403,
    text: {
      'zh-CN': '不能更改自己的角色和范围，也不能重置自己的登录；请由其他管理员操作。',
      en: 'Nobody changes their own roles and scope or resets their own account; another administrator does.',
    },
  },
  'last-admin': {
    status: 409,
    text: {
      'zh-CN': '“{username}”是最后一位管理整个机构的管理员。',
      en: '"{username}" is the last one who administers the whole organisation.',
    },
  },
  'username-taken': {
    status: 409,
    text: {
      'zh-CN': '用户名“{username}”已被占用。',
      en: 'The username "{username}" is taken.',
    },
  },
  'user-disabled': {
    status: 409,
    text: {
      'zh-CN': '用户“{username}”已停用；请先启用。',
      en: 'The user "{username}" is disabled; enable the account first.',
    },
  },
  'unknown-unit': { status: 422, text: { 'zh-CN': '机构“{unit}”不存在。', en: 'There is no unit "{unit}".' } },
  'unknown-staff': {
    status: 422,
    text: {
      'zh-CN': '您的范围内没有员工“{staff}”。',
      en: 'There is no staff member "{staff}" in your part of the organisation.',
    },
  },
  'staff-code-needed': {
    status: 422,
    text: {
      'zh-CN': '只有 staff 角色的用户必须对应一名员工（staffCode）。',
      en: 'A user whose only role is "staff" needs the staffCode of a staff member.',
    },
  },
  'api-key-ended': {
    status: 409,
    text: {
      'zh-CN': '密钥“{label}”已失效（{state}）。',
      en: 'The key "{label}" has ended ({state}).',
    },
  },
  'expiry-in-past': {
    status: 422,
    text: {
      'zh-CN': '失效时间 {expiresAt} 已过。',
      en: 'The expiry {expiresAt} has passed.',
    },
  },
  // organization
  'organization-not-valid': {
    status: 422,
    text: {
      'zh-CN': '机构文件有 {count} 处错误：{faults}',
      en: 'The organisation file has {count} faults: {faults}',
    },
  },
  'organization-files-wrong': {
    status: 400,
    text: {
      'zh-CN': '应提供一个 .json 文件，或 units.csv、staff.csv 各至多一个；实际为：{files}',
      en: 'Expected one .json file, or at most one units.csv and one staff.csv; found: {files}',
    },
  },
  'file-not-readable': {
    status: 400,
    text: {
      'zh-CN': '无法读取文件 {file}：{reason}',
      en: 'The file {file} cannot be read: {reason}',
    },
  },
};

const unknown: Entry = { status: 500, text: { 'zh-CN': '内部错误。', en: 'Internal error.' } };

export const statusOf = (refusal: Refusal): number => (catalogue[refusal.code] ?? unknown).status;

export function wordsOf(refusal: Refusal, locale: Locale): string {
  const { text } = catalogue[refusal.code] ?? unknown;
  return text[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    return inWords(refusal.data[name], locale);
  });
}

/** Lists one after the other; a fault as its place and its words. */
function inWords(value: unknown, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => inWords(one, locale)).join(value.some(isFault) ? '; ' : ', ');
  if (isFault(value)) return value.at === '' ? value.message[locale] : `${value.at}: ${value.message[locale]}`;
  return JSON.stringify(value ?? null);
}

const isFault = (value: unknown): value is { at: string; message: LocalizedText } =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string' && 'message' in value;
