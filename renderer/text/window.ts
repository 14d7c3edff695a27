import type { Explanation } from './explanation.ts';
import { explainProblem, type ProblemCode } from './problems.ts';

/** Words for a window that cannot use the data of this device. */
export const windowText = { takeOver: '在这个窗口使用' } as const;

const insecurePage: Explanation = {
  title: '这个网址不能使用本机存储',
  happened: '浏览器只允许本机地址或者加密网址（https）保存和加密数据。',
  safe: '还没有保存任何内容。',
  remedies: ['请用 http://127.0.0.1 开头的本机地址打开', '或者改用县局的 https 地址、安装版'],
};

/** Why the application cannot open here. */
export const explainOpening = (code: ProblemCode | 'insecure-page'): Explanation =>
  code === 'insecure-page' ? insecurePage : explainProblem(code);
