import type { RefusalEntries } from './refusal-entry.js';

export const accessRefusals: RefusalEntries = {
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
  'passwords-differ': {
    status: 422,
    text: { 'zh-CN': '两次输入的新密码不一致。', en: 'The new password was not typed the same way twice.' },
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
  'source-reserved': {
    status: 422,
    text: {
      'zh-CN': '来源“{source}”以“plumbline.”开头，为系统自身保留，不能绑定密钥。',
      en: 'The source "{source}" begins with "plumbline.": such sources are Plumbline\'s own, and no key is bound to one.',
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
};
