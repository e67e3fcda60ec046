import type { LocalizedText } from '../domain/shared/localized-text.js';

export interface UnitName {
  readonly code: string;
  readonly title: LocalizedText;
}

/** A city and its branches; the codes of branches are the city's with a number. */
export interface City extends UnitName {
  readonly branches: readonly (readonly [zh: string, en: string])[];
}

export interface Province extends UnitName {
  readonly cities: readonly City[];
}

const unit = (code: string, zh: string, en: string): UnitName => ({ code, title: { 'zh-CN': zh, en } });

export const headOffice = unit('HQ', '总公司', 'Head Office');

/** An invented insurer in two provinces that exist. */
export const provinces: readonly Province[] = [
  {
    ...unit('ZJ', '浙江分公司', 'Zhejiang Branch'),
    cities: [
      {
        ...unit('HZ', '杭州中心支公司', 'Hangzhou Central Sub-branch'),
        branches: [
          ['上城支公司', 'Shangcheng'],
          ['拱墅支公司', 'Gongshu'],
          ['西湖支公司', 'Xihu'],
          ['滨江支公司', 'Binjiang'],
          ['萧山支公司', 'Xiaoshan'],
          ['余杭支公司', 'Yuhang'],
        ],
      },
      {
        ...unit('NB', '宁波中心支公司', 'Ningbo Central Sub-branch'),
        branches: [
          ['海曙支公司', 'Haishu'],
          ['江北支公司', 'Jiangbei'],
          ['鄞州支公司', 'Yinzhou'],
          ['北仑支公司', 'Beilun'],
          ['慈溪支公司', 'Cixi'],
        ],
      },
      {
        ...unit('WZ', '温州中心支公司', 'Wenzhou Central Sub-branch'),
        branches: [
          ['鹿城支公司', 'Lucheng'],
          ['龙湾支公司', 'Longwan'],
          ['瓯海支公司', 'Ouhai'],
          ['瑞安支公司', "Rui'an"],
        ],
      },
    ],
  },
  {
    ...unit('JS', '江苏分公司', 'Jiangsu Branch'),
    cities: [
      {
        ...unit('NJ', '南京中心支公司', 'Nanjing Central Sub-branch'),
        branches: [
          ['玄武支公司', 'Xuanwu'],
          ['秦淮支公司', 'Qinhuai'],
          ['建邺支公司', 'Jianye'],
          ['鼓楼支公司', 'Gulou'],
          ['江宁支公司', 'Jiangning'],
        ],
      },
      {
        ...unit('SZ', '苏州中心支公司', 'Suzhou Central Sub-branch'),
        branches: [
          ['姑苏支公司', 'Gusu'],
          ['吴中支公司', 'Wuzhong'],
          ['工业园区支公司', 'Industrial Park'],
          ['昆山支公司', 'Kunshan'],
        ],
      },
    ],
  },
];

export const surnames = [
  ...[
    '王',
    '李',
    '张',
    '刘',
    '陈',
    '杨',
    '赵',
    '黄',
    '周',
    '吴',
    '徐',
    '孙',
    '胡',
    '朱',
    '高',
    '林',
    '何',
    '郭',
    '马',
    '罗',
  ],
  ...[
    '梁',
    '宋',
    '郑',
    '谢',
    '韩',
    '唐',
    '冯',
    '于',
    '董',
    '萧',
    '程',
    '曹',
    '袁',
    '邓',
    '许',
    '傅',
    '沈',
    '曾',
    '彭',
    '吕',
  ],
];
export const givenNames = [
  ...[
    '伟',
    '芳',
    '娜',
    '敏',
    '静',
    '丽',
    '强',
    '磊',
    '军',
    '洋',
    '勇',
    '艳',
    '杰',
    '娟',
    '涛',
    '明',
    '超',
    '霞',
    '平',
    '刚',
  ],
  ...[
    '桂英',
    '秀兰',
    '文博',
    '嘉怡',
    '雨欣',
    '子涵',
    '浩然',
    '思远',
    '晓彤',
    '佳琪',
    '志强',
    '海燕',
    '建国',
    '丽华',
    '春梅',
  ],
  ...[
    '一鸣',
    '梦洁',
    '俊杰',
    '雪莹',
    '婷婷',
    '国栋',
    '玉兰',
    '天宇',
    '诗涵',
    '慧敏',
    '振华',
    '晓东',
    '倩',
    '宇轩',
    '若曦',
  ],
];
