/** Words for a step that failed where no screen expected it. */
export const troubleWords = {
  title: '刚才有一步没有做成',
  body: '可能是本机的数据没有读出来，或者没有存上。已经存好的记录都在。请重新打开本页，核对刚才的内容；再出现的，点右上角自己的姓名，保存诊断文件，交县局。',
  reload: '重新打开',
} as const;
