import type { RefusalEntries } from './refusal-entry.js';

export const inspectionRefusals: RefusalEntries = {
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
  'answer-words-missing': {
    status: 422,
    text: {
      'zh-CN': '不合格须写明情况，不适用须写明原因：{items}。',
      en: 'A failure needs a note and "not applicable" a reason: {items}.',
    },
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
};
