/** The 34 province-level prefixes of GB/T 2260 that open a resident id (ID-02). Counties change too often to check. */
export const PROVINCE_PREFIXES: ReadonlySet<string> = new Set(
  [
    '11 12 13 14 15', // 京 津 冀 晋 内蒙古
    '21 22 23', // 辽 吉 黑
    '31 32 33 34 35 36 37', // 沪 苏 浙 皖 闽 赣 鲁
    '41 42 43 44 45 46', // 豫 鄂 湘 粤 桂 琼
    '50 51 52 53 54', // 渝 川 黔 滇 藏
    '61 62 63 64 65', // 陕 甘 青 宁 新
    '71 81 82', // 台 港 澳
  ].flatMap((row) => row.split(' ')),
);
