export const windowText = { takeOver: '在这个窗口使用' } as const;
