import type { LocalizedText, Locale } from '../../domain/shared/localized-text.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { thingInWords } from './thing-words.js';

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
  // import of files
  'mapping-not-valid': {
    status: 400,
    text: { 'zh-CN': '映射文件 {file} 有误：{faults}', en: 'The mapping {file} is not valid: {faults}' },
  },
  'csv-column-missing': {
    status: 400,
    text: {
      'zh-CN': '文件 {file} 缺少列：{columns}（≈ 后为最接近的现有列）；未导入任何数据。',
      en: 'The file {file} has no column {columns} (≈ the nearest one it has); nothing was imported.',
    },
  },
  'csv-column-twice': {
    status: 400,
    text: {
      'zh-CN': '文件 {file} 的列 {columns} 重复出现；未导入任何数据。',
      en: 'The file {file} has the column {columns} more than once; nothing was imported.',
    },
  },
  'csv-quote-not-closed': {
    status: 400,
    text: {
      'zh-CN': '文件 {file} 第 {line} 行起有引号未闭合；此前各行已导入，修正后可重新导入。',
      en: 'The file {file} has a quoted field beginning at line {line} that is never closed; earlier rows were imported, and importing again once it is corrected is safe.',
    },
  },
  'csv-not-readable': {
    status: 400,
    text: {
      'zh-CN': '文件 {file} 第 {line} 行不是有效的 CSV：{problem}',
      en: 'The file {file} is not valid CSV at line {line}: {problem}',
    },
  },
  'csv-wrong-encoding': {
    status: 400,
    text: {
      'zh-CN':
        '文件 {file} 第 {line} 行之后不是有效的 {encoding} 文本；请在映射的 encoding 中声明编码（utf-8 或 gb18030）。',
      en: 'The file {file} is not valid {encoding} soon after line {line}; declare its encoding (utf-8 or gb18030) in the mapping.',
    },
  },
  'too-many-open-groups': {
    status: 400,
    text: {
      'zh-CN':
        '文件 {file} 第 {line} 行：事件类型 {eventType} 同时有超过 {maxOpenGroups} 组未完成；请在映射中声明 contiguousBy。',
      en: 'The file {file}, line {line}: more than {maxOpenGroups} groups of event type {eventType} are open at once; declare contiguousBy in the mapping.',
    },
  },
  // workflows
  'out-of-scope': {
    status: 403,
    text: { 'zh-CN': '“{unit}”不在您的机构范围内。', en: '{unit} is outside your part of the organisation.' },
  },
  'system-only': {
    status: 403,
    text: { 'zh-CN': '此步骤由系统执行，不由“{actor}”执行。', en: 'The system takes this step, not {actor}.' },
  },
  'not-in-this-state': {
    status: 409,
    text: {
      'zh-CN': '当前状态“{status}”下不能执行“{command}”。',
      en: '"{command}" is not possible in the state "{status}".',
    },
  },
  'text-missing': {
    status: 422,
    text: { 'zh-CN': '请填写文字（{what}）。', en: 'Words are needed ({what}): the text is empty.' },
  },
  // inspections
  'not-an-inspector': {
    status: 422,
    text: { 'zh-CN': '“{inspector}”没有督察员角色。', en: '{inspector} does not have the role "inspector".' },
  },
  'inspector-out-of-scope': {
    status: 422,
    text: {
      'zh-CN': '机构“{unit}”不在督察员“{inspector}”的范围内。',
      en: 'The unit {unit} is outside the scope of the inspector {inspector}.',
    },
  },
  'inspector-home-unknown': {
    status: 422,
    text: {
      'zh-CN': '无法确定“{inspector}”所属机构，不能证明其独立性。',
      en: 'Where {inspector} belongs is not known, so that independence cannot be shown.',
    },
  },
  'inspector-not-independent': {
    status: 422,
    text: {
      'zh-CN': '“{inspector}”属于受检机构“{unit}”或其下级，不得检查本机构。',
      en: '{inspector} belongs to the inspected unit {unit} or to one below it, and may not inspect it.',
    },
  },
  'not-the-inspector': {
    status: 403,
    text: {
      'zh-CN': '只有被指派的督察员可以执行此操作；您是“{actor}”。',
      en: 'Only the assigned inspector may do this; you are {actor}.',
    },
  },
  'own-inspection': {
    status: 403,
    text: {
      'zh-CN': '不能确认、退回、关闭或取消本人执行的检查（{actor}）。',
      en: 'Nobody confirms, returns, closes or cancels an inspection of their own ({actor}).',
    },
  },
  'unknown-checklist-items': {
    status: 422,
    text: { 'zh-CN': '检查表中没有这些项目：{items}。', en: 'The checklist has no such items: {items}.' },
  },
  'mandatory-checklist-items': {
    status: 422,
    text: { 'zh-CN': '必检项目不能选“不适用”：{items}。', en: 'Mandatory items are never "not applicable": {items}.' },
  },
  'checklist-incomplete': {
    status: 422,
    text: { 'zh-CN': '尚有未作答的项目：{items}。', en: 'Items without an answer: {items}.' },
  },
  'item-evidence-missing': {
    status: 422,
    text: { 'zh-CN': '不合格项目缺少证据文件：{items}。', en: 'Failed items without the evidence they need: {items}.' },
  },
  'unit-not-open-then': {
    status: 422,
    text: { 'zh-CN': '{on} 没有营业中的机构“{unit}”。', en: 'There is no unit "{unit}" that is open on {on}.' },
  },
  'no-release-in-force': {
    status: 409,
    text: { 'zh-CN': '尚无生效的规则版本。', en: 'No release of the rulebook is in force yet.' },
  },
  'unknown-checklist': {
    status: 422,
    text: {
      'zh-CN': '生效的规则版本中没有检查表“{checklist}”；现有：{known}。',
      en: 'The release in force has no checklist "{checklist}"; it has: {known}.',
    },
  },
  'unknown-user': {
    status: 422,
    text: { 'zh-CN': '没有可登录的用户“{username}”。', en: 'There is no user "{username}" who can sign in.' },
  },
  'unknown-evidence': {
    status: 422,
    text: {
      'zh-CN': '文件 {files} 不是本次检查上传的证据。',
      en: 'Not among the files uploaded for this inspection: {files}.',
    },
  },
  'too-many-evidence-files': {
    status: 409,
    text: { 'zh-CN': '证据文件已达 {most} 个上限。', en: 'There are {most} files already; that is the limit.' },
  },
  // penalties
  'already-confirmed': {
    status: 409,
    text: {
      'zh-CN': '“{actor}”已确认过此处罚；须由另一人确认。',
      en: '{actor} has confirmed this penalty already; somebody else must.',
    },
  },
  'own-case': {
    status: 403,
    text: {
      'zh-CN': '“{actor}”是本案当事人，不能处理本案。',
      en: 'This is the case of {actor}, who may not judge it.',
    },
  },
  'home-unknown': {
    status: 403,
    text: {
      'zh-CN': '无法确定“{actor}”所属机构，不能判断是否须回避。',
      en: 'Where {actor} belongs is not known, so that nobody can tell whether they are independent.',
    },
  },
  'not-your-case': {
    status: 403,
    text: {
      'zh-CN': '只有当事人本人可以执行此操作；您是“{actor}”。',
      en: 'Only whom the penalty is for may do this; you are {actor}.',
    },
  },
  'appeal-window-open': {
    status: 409,
    text: {
      'zh-CN': '申诉期至 {appealEndsAt} 届满，此前处罚不生效。',
      en: 'It can be appealed against until {appealEndsAt} and takes effect no earlier.',
    },
  },
  'calendar-too-short': {
    status: 409,
    text: {
      'zh-CN': '日历“{calendar}”未涵盖自 {from} 起 {term} 的期限；请先发布涵盖该年份的日历，再重试。',
      en: 'The calendar "{calendar}" does not reach {term} from {from}; release one that covers the year, then try again.',
    },
  },
  // corrective actions
  'own-corrective-action': {
    status: 403,
    text: {
      'zh-CN': '“{actor}”参与过此项整改，不能由本人验收、退回、销号或撤销。',
      en: '{actor} had a hand in this, and may not verify, return, close or cancel it.',
    },
  },
  'cause-missing': {
    status: 409,
    text: {
      'zh-CN': '尚未填写原因，不能制定措施。',
      en: 'Without a cause there is nothing to plan against: state it first.',
    },
  },
  'plan-missing': {
    status: 409,
    text: { 'zh-CN': '尚未制定整改措施。', en: 'There is no plan: at least one action is needed.' },
  },
  'unknown-action': {
    status: 422,
    text: {
      'zh-CN': '没有第 {action} 项措施；现有：{actions}。',
      en: 'There is no action {action}; there are: {actions}.',
    },
  },
  'action-already-finished': {
    status: 409,
    text: { 'zh-CN': '第 {action} 项措施已完成。', en: 'Action {action} is finished already.' },
  },
  'actions-unfinished': {
    status: 409,
    text: { 'zh-CN': '尚有措施未完成：第 {actions} 项。', en: 'Actions that are not finished: {actions}.' },
  },
  'evidence-missing': {
    status: 409,
    text: {
      'zh-CN': '提交前须至少上传一份证据文件。',
      en: 'At least one file of evidence is needed before it is submitted.',
    },
  },
  'standard-failed-again': {
    status: 409,
    text: {
      'zh-CN': '验收之后同一标准再次不达标（发现 {findings}），不能销号；请退回整改。',
      en: 'The standard failed again after the verification (findings {findings}): send it back instead of closing it.',
    },
  },
  'still-watched': {
    status: 409,
    text: {
      'zh-CN': '效果跟踪期至 {watchedUntil} 届满，此前不能销号。',
      en: 'It is watched until {watchedUntil} and is closed no earlier.',
    },
  },
  'evidence-type-not-allowed': {
    status: 415,
    text: {
      'zh-CN': '文件类型“{type}”不能作为证据；可用：{allowed}。',
      en: 'A file of type "{type}" is no evidence; allowed: {allowed}.',
    },
  },
  'evidence-too-large': {
    status: 413,
    text: {
      'zh-CN': '文件“{name}”超过 {maxBytes} 字节。',
      en: 'The file "{name}" is longer than {maxBytes} bytes.',
    },
  },
  'evidence-empty': {
    status: 422,
    text: { 'zh-CN': '文件“{name}”没有内容。', en: 'The file "{name}" is empty.' },
  },
  'unknown-escalation-policy': {
    status: 422,
    text: {
      'zh-CN': '现行版本中没有督办升级政策“{policy}”；现有：{known}。',
      en: 'The release in force has no escalation policy "{policy}"; it has: {known}.',
    },
  },
  // reports
  'not-the-author': {
    status: 403,
    text: {
      'zh-CN': '只有报告编制人可以提交；您是“{actor}”。',
      en: 'Only the author submits a report; you are {actor}.',
    },
  },
  'second-signature': {
    status: 403,
    text: {
      'zh-CN': '编制、审核、签发须由三人分别完成；“{actor}”已经手过这一版报告。',
      en: 'Author, reviewer and signer are three persons; {actor} has already put a hand to this revision.',
    },
  },
  'report-content-differs': {
    status: 409,
    text: {
      'zh-CN': '报告内容已变更：您读到的是 {read}，现为 {stands}；请重新阅读。',
      en: 'The report has changed: you read {read}, it now is {stands}; read it again.',
    },
  },
  'report-replaced': {
    status: 409,
    text: {
      'zh-CN': '报告 {number} 第 {revision} 版已被第 {newest} 版取代。',
      en: 'Revision {revision} of report {number} was replaced by revision {newest}.',
    },
  },
  'due-date-past': {
    status: 422,
    text: { 'zh-CN': '期限 {dueOn} 早于今日 {today}。', en: 'The due date {dueOn} lies before today, {today}.' },
  },
};

const unknown: Entry = { status: 500, text: { 'zh-CN': '内部错误。', en: 'Internal error.' } };

export const statusOf = (refusal: Refusal): number => (catalogue[refusal.code] ?? unknown).status;

export function wordsOf(refusal: Refusal, locale: Locale): string {
  const { text } = catalogue[refusal.code] ?? unknown;
  return text[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const words = inWords(refusal.data[name], locale);
    return refusal.code === 'not-found' && name === 'what' ? thingInWords(words, locale) : words;
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
