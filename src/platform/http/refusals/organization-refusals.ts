import type { RefusalEntries } from './refusal-entry.js';

export const organizationRefusals: RefusalEntries = {
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
