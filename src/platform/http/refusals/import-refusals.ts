import type { RefusalEntries } from './refusal-entry.js';

export const importRefusals: RefusalEntries = {
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
};
