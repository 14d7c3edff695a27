/** Words of a computer that the county revoked. */
export const erasedWords = {
  title: '本机已停用，数据已清除',
  happened: (unit: string): string => `县局安全管理员停用了${unit}的这台电脑。按规定，本机的密钥和全部记录已经清除。`,
  safe: '已经发送到县局的记录都在县局，没有丢失。如果您认为停用有误，请联系县局安全管理员。',
  unsent: '没有发送到县局的工作',
  nothingUnsent: '没有。本机的记录在停用前都已发送。',
  kept: (count: number): string =>
    `有 ${count} 项没有发送，已加密留在本机，只有县局两名保管人能打开。请保存成文件，交县局安全管理员；县局转成恢复文件以后，在本单位新登记的电脑上恢复，自动补发。没有送出的照片、扫描件和录音不在文件里，请凭原件补交。`,
  lost: (count: number): string =>
    `有 ${count} 项没有发送。本机还没有备好县局的恢复密钥，无法加密保留。请对照纸质登记表，到县局补录。`,
  save: '保存成文件',
  notSaved: '文件没有保存成功。请换一个位置再试；未保存以前，本机一直留着。',
  handIn: '文件已保存。请尽快交县局安全管理员；交接以前不要删除。',
  join: '用新的登记码重新加入',
  fileName: (unit: string, device: string): string => `${unit}${device}未发送的工作`,
} as const;
