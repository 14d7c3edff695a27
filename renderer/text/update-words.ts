/** Words of checking an installer (C21). */
export const updateWords = {
  title: '核对升级程序',
  hint: '升级程序由县局核对、签发，用U盘带来。运行以前在这里核对：一次选中两个文件，安装程序和同名的 .json 凭证。不用联网，不会运行它。',
  now: (version: string): string => `本机现在是 ${version} 版`,
  noPublisher: '此版本没有发布者公钥，这里核对的只是本县的签发。',
  choose: '选择两个文件',
  checking: '正在核对……',
  good: (version: string, system: string, isPublished: boolean): string =>
    `是${isPublished ? '发布者签名、' : ''}本县签发的 ${version} 版（${system}），没有被改动。可以关闭接访台，由管理这台电脑的人运行它；本机的记录不受影响。升级前先做一次“本机备份”。`,
  systems: { windows: 'Windows', debian: 'Debian、统信、麒麟的 deb 包', appimage: 'Linux AppImage' },
  bad: '请不要运行这个程序',
  problems: {
    'choose-two': '要一次选中两个文件：安装程序，和县局给的同名 .json 凭证。少一个都不能核对。',
    'not-a-voucher': '这份凭证读不出来，不是接访台的升级凭证，或者已损坏。请向县局重新取。',
    'no-release': '凭证里没有发布者的签名。请县局用带发布者公钥的服务器程序重新签发。',
    'release-forged': '发布者的签名不对：不是发布者签名的，或者内容被改动过。请保留U盘，报告县局安全管理员。',
    'not-in-release': '凭证与发布者签名的清单对不上，可能签发错了文件。请报告县局安全管理员。',
    forged: '凭证的签名不对：不是本县签发的，或者内容被改动过。请保留U盘，报告县局安全管理员。',
    'other-system': '这是给另一种系统的安装程序，本机不能用。请向县局取本机系统的那一份。',
    'other-processor': '这是给另一种处理器的安装程序，本机不能用。请向县局取本机处理器的那一份。',
    'not-newer': '不比本机的版本新。旧版本可能有已经补上的漏洞，不要装回去。',
    'too-far': '本机的版本太旧，不能直接升到这一版。请向县局问清先升哪一版。',
    'cut-off': '安装程序没有拷贝完整。请重新拷贝，拔U盘前先“弹出”。',
    'other-file': '安装程序与凭证对不上：不是县局签发的那个文件，或者被改动过。请保留U盘，报告县局安全管理员。',
  },
} as const;
