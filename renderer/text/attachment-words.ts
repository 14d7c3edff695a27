import { dateText } from '#shared/documents/date-text.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import {
  ATTACHMENT_KINDS,
  ATTACHMENT_SOURCES,
  MOST_ATTACHMENT,
  type AttachmentKind,
  type AttachmentSource,
  type AttachmentType,
} from '#shared/model/attachment.ts';

const MB = 1024 * 1024;

export const attachmentKinds: Readonly<Record<AttachmentKind, string>> = {
  'visitor-material': '来访材料',
  'letter-scan': '来信扫描件',
  'delivery-proof': '送达凭证',
  'signed-paper': '签字文书',
  'scene-photo': '现场照片',
  recording: '录音录像',
  other: '其他',
};

export const attachmentSources: Readonly<Record<AttachmentSource, string>> = {
  petitioner: '信访人提交',
  'own-office': '本单位制作',
  'other-body': '其他单位提供',
};

export const kindOptions = ATTACHMENT_KINDS.map((value) => ({ value, label: attachmentKinds[value] }));
export const sourceOptions = ATTACHMENT_SOURCES.map((value) => ({ value, label: attachmentSources[value] }));

/** Short names of types, as a clerk says them. */
export const attachmentTypes: Readonly<Record<AttachmentType, string>> = {
  'image/jpeg': '图片',
  'image/png': '图片',
  'image/webp': '图片',
  'image/bmp': '图片',
  'image/tiff': '图片（TIFF）',
  'image/heic': '图片（HEIC）',
  'application/pdf': 'PDF',
  'application/ofd': 'OFD',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word 文档',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel 表格',
  'application/x-ole-storage': '办公文档',
  'application/zip': '压缩包',
  'audio/webm': '录音',
  'audio/mpeg': '录音',
  'audio/mp4': '录音',
  'audio/wav': '录音',
  'audio/ogg': '录音',
  'audio/amr': '录音',
  'video/mp4': '录像',
  'video/webm': '录像',
};

/** 「3.2 MB」, 「640 KB」. */
export const sizeText = (bytes: number): string =>
  bytes >= MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

const percent = (part: number): string => `${Math.floor(part * 100)} %`;

export const attachmentText = {
  title: '材料',
  /** On the form, beside the list of papers handed over. */
  formTitle: '电子材料',
  count: (n: number) => `${n} 份`,
  none: '还没有材料。可以选文件、拍照、录音，也可以拖进来或者粘贴。',
  closed: (why: string) => `现在不能添加材料：${why}。`,
  add: '添加文件',
  camera: '拍照',
  record: '录音',
  reading: (name: string, part: number) => `正在加密保存“${name}” ${percent(part)}`,
  open: '查看',
  save: '另存',
  withdraw: '撤回',
  remove: '去掉',
  fetch: '取来',
  withdrawn: (reason: string) => `已撤回：${reason}`,
  addedBy: (officer: string, day: PlainDate) => `${officer} ${dateText(day)}`,
  states: {
    here: '在本机，待传送',
    sending: (part: number) => `正在传送 ${percent(part)}`,
    fetching: (part: number) => `正在取来 ${percent(part)}`,
    both: '已到县局',
    county: '在县局，本机没有',
    damaged: '本机内容已损坏，请重新添加',
  },
  words: {
    heading: '添加材料',
    name: '名称',
    kind: '种类',
    source: '来源',
    consent: '同意情况',
    consentHint: '谁同意、怎样同意的，如“本人口头同意，录音开头已告知”。不同意的不录音、不拍照。',
    shrink: '缩小图片（原图不留）',
    shrinkHint: '只在需要省空间时选；证据材料请保留原图。',
    confirm: (n: number) => `添加 ${n} 份`,
    saved: '内容已加密保存在本机，按“添加”才归入本件。',
  },
  cameraWords: {
    heading: '拍照',
    shoot: '拍一张',
    done: (n: number) => (n === 0 ? '完成' : `完成，共 ${n} 张`),
    hint: '按空格键拍一张，一页接一页连着拍，拍完按 Ctrl+Enter。',
    starting: '正在打开摄像头……',
    pages: (n: number) => `已拍 ${n} 张`,
    page: (n: number) => `第${n}页`,
    drop: '去掉最后一张',
  },
  recordWords: {
    heading: '录音',
    ask: '录音要先征得本人同意。请告知录音用途，并写明同意情况。',
    start: '开始录音',
    running: (seconds: number) =>
      `正在录音 ${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`,
    stop: '停止并保存',
    name: (n: number) => `录音${n}`,
  },
  withdrawWords: {
    heading: '撤回材料',
    ask: (title: string) => `撤回“${title}”后，这份材料不再显示和发出，清单里保留名称、撤回人和理由。`,
  },
  saveName: (title: string) => `材料“${title}”`,
  savedDone: '已另存。',
} as const;

/** Why a content could not be taken, fetched, shown or saved: what happened and what to do. */
export const attachmentProblems = {
  'attachment-empty': '这是一个空文件，没有添加。请检查文件。',
  'attachment-too-large': `单个文件不超过 ${MOST_ATTACHMENT / MB} MB，没有添加。录像请截取与事项有关的部分。`,
  'attachment-type':
    '不能添加这类文件。可以添加图片、PDF、OFD、Word、Excel、压缩包、录音、录像；是什么看内容，不看文件名。',
  'attachment-unreadable': '文件读不出来，或者读的时候被改动，没有添加。请关闭正在使用它的程序，再试一次。',
  'disk-full': '本机磁盘已满，没有保存这份材料，登记的内容都在。请清出空间后再添加。',
  damaged: '本机存储有损坏，没有完成。已有的记录没有变动。',
  'not-there': '县局还没有收到这份材料的内容：登记的电脑尚未传完，或者已经撤回、转出。',
  'content-differs': '取来的内容与登记时不一致，没有保留。请再取一次，仍不成功的请联系登记单位。',
  offline: '现在连不上县局，联网后再取；没有网络的，下一次U盘交换会带回来。已取来的部分保留着。',
  'not-here': '本机没有这份材料的完整内容，请先取来。',
  'cannot-show': '这类文件不能在这里显示，请另存后打开。',
  'not-recorded': '没能记入日志，因此没有另存。',
  'not-saved': '没有存成，请换一个位置再试。',
  other: '没有完成，已有的记录没有变动。请稍后再试。',
} as const;

export const explainAttachment = (code: string): string =>
  Object.hasOwn(attachmentProblems, code)
    ? // `hasOwn` has just shown it.
      attachmentProblems[code as keyof typeof attachmentProblems]
    : attachmentProblems.other;

export const deviceProblems = {
  camera: {
    none: '没有找到摄像头或者高拍仪。请接好后再试；也可以用手机拍好，选文件添加。',
    refused: '没有使用摄像头的权限。请在系统设置里允许本程序使用摄像头。',
    busy: '摄像头正被别的程序使用。请关闭那个程序后再试。',
    failed: '摄像头没有打开。请重新插拔后再试。',
  },
  microphone: {
    none: '没有找到麦克风。请接好后再试；也可以用录音笔录好，选文件添加。',
    refused: '没有使用麦克风的权限。请在系统设置里允许本程序使用麦克风。',
    busy: '麦克风正被别的程序使用。请关闭那个程序后再试。',
    failed: '麦克风没有打开。请重新插拔后再试。',
  },
} as const;
