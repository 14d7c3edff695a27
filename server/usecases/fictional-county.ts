import type { CountyProfile, Officer, Role, Unit } from '#shared/model/county.ts';

/** 云州省临江市青岚县: an invented county to try the product with (cases.md). All people, places and phones are made up. */
export function fictionalCounty(): CountyProfile {
  return {
    version: 1,
    name: '云州省临江市青岚县',
    bureau: 'qinglan',
    fictional: true,
    units: [...BUREAU_UNITS, ...OFFICES],
    officers: OFFICERS.map(officer),
    guideTargets: [...GUIDE_TARGETS],
  };
}

const section = (code: string, name: string, shortName: string, room: string, phone: string): Unit => ({
  code,
  level: 'county-section',
  name: `青岚县司法局${name}`,
  shortName,
  numberPrefix: `青司信${shortName.slice(0, 2)}`,
  place: `县司法局${room}室`,
  address: '青岚县城关镇文庙街18号',
  phone,
});

const BUREAU_UNITS: readonly Unit[] = [
  {
    code: 'qinglan',
    level: 'county-bureau',
    name: '青岚县司法局',
    shortName: '县司法局',
    numberPrefix: '青司信',
    place: '县司法局一楼群众来访接待室',
    address: '青岚县城关镇文庙街18号',
    phone: '0990-5550100',
  },
  section('legal-affairs', '法规股（信访办）', '法规股', '201', '0990-5550101'),
  section('public-legal-service', '公共法律服务管理股', '公律股', '203', '0990-5550103'),
  section('legal-aid-center', '法律援助中心', '法援中心', '105', '0990-5550105'),
  section('grassroots', '基层工作股', '基层股', '206', '0990-5550106'),
  section('community-correction', '社区矫正管理股', '社矫股', '208', '0990-5550108'),
  section('reconsideration', '行政复议股', '复议股', '301', '0990-5550301'),
];

const office = (code: string, town: string, short: string, phone: string, villages: readonly string[]): Unit => ({
  code,
  level: 'township-office',
  name: `青岚县司法局${short}司法所`,
  shortName: short,
  numberPrefix: `青司信${short}`,
  place: `${short}司法所接待室`,
  address: `青岚县${town}新街1号`,
  phone,
  villages: [...villages],
});

const OFFICES: readonly Unit[] = [
  office('jiaxi', '甲溪镇', '甲溪', '0990-5551001', [
    '甲溪社区',
    '上甲村',
    '下甲村',
    '石桥村',
    '枫树湾村',
    '柳塘村',
    '白鹭村',
    '长坡村',
    '青竹村',
  ]),
  office('yijiang', '乙江乡', '乙江', '0990-5551002', ['乙江村', '渡口村', '江北村', '江南村', '沙洲村', '鱼背岭村']),
  office('bingling', '丙岭乡', '丙岭', '0990-5551003', ['丙岭村', '云台村', '茶园村', '松林村', '高坪村']),
  office('dingping', '丁坪镇', '丁坪', '0990-5551004', [
    '丁坪社区',
    '大坪村',
    '小坪村',
    '油坊村',
    '双井村',
    '桃源村',
    '红土村',
  ]),
];

type OfficerLine = readonly [id: string, name: string, title: string, unit: string, ...roles: Role[]];

const OFFICERS: readonly OfficerLine[] = [
  ['chief', '周某甲', '局长', 'qinglan', 'chief'],
  ['deputy-a', '吴某乙', '副局长', 'qinglan', 'deputy-chief'],
  ['deputy-b', '郑某丙', '副局长', 'qinglan', 'deputy-chief'],
  ['deputy-c', '王某丁', '副局长', 'qinglan', 'deputy-chief'],
  ['legal-affairs-head', '冯某戊', '法规股股长、信访办主任', 'legal-affairs', 'section-head', 'petition-head'],
  ['petition-clerk', '陈某己', '信访办工作人员', 'legal-affairs', 'petition-clerk', 'receptionist'],
  ['public-legal-service-head', '褚某庚', '公律股股长', 'public-legal-service', 'section-head'],
  ['public-legal-service-clerk', '卫某辛', '公律股工作人员', 'public-legal-service', 'handler'],
  ['legal-aid-head', '蒋某壬', '法律援助中心主任', 'legal-aid-center', 'section-head'],
  ['legal-aid-clerk', '沈某癸', '法律援助中心工作人员', 'legal-aid-center', 'handler', 'receptionist'],
  ['grassroots-head', '韩某甲', '基层股股长', 'grassroots', 'section-head'],
  ['grassroots-clerk', '杨某乙', '基层股工作人员', 'grassroots', 'handler'],
  ['correction-head', '朱某丙', '社矫股股长', 'community-correction', 'section-head'],
  ['reconsideration-head', '秦某丁', '复议股股长', 'reconsideration', 'section-head'],
  ['confidential-a', '尤某丙', '保密员', 'legal-affairs', 'confidential-officer'],
  ['supervisor-a', '许某丁', '督办员', 'legal-affairs', 'supervisor'],
  ['archivist-a', '吕某戊', '档案员', 'legal-affairs', 'archivist'],
  ['statistician-a', '张某己', '统计员', 'legal-affairs', 'statistician'],
  ['sysadmin-a', '孔某庚', '系统管理员', 'qinglan', 'sysadmin'],
  ['security-a', '金某辛', '安全管理员', 'qinglan', 'security-admin'],
  ['auditor-a', '魏某壬', '审计员', 'qinglan', 'auditor'],
  ['upstream-a', '陶某乙', '市司法局信访工作处', 'qinglan', 'upstream-viewer'],
  ['jiaxi-head', '何某戊', '甲溪司法所所长', 'jiaxi', 'office-head', 'receptionist', 'handler'],
  ['jiaxi-clerk', '吕某己', '司法助理员', 'jiaxi', 'receptionist', 'handler'],
  ['yijiang-head', '施某庚', '乙江司法所所长', 'yijiang', 'office-head', 'receptionist', 'handler'],
  ['yijiang-clerk', '张某辛', '司法助理员', 'yijiang', 'receptionist', 'handler'],
  ['bingling-head', '孔某壬', '丙岭司法所所长', 'bingling', 'office-head', 'receptionist', 'handler'],
  ['bingling-clerk', '曹某癸', '司法助理员', 'bingling', 'receptionist', 'handler'],
  ['dingping-head', '严某甲', '丁坪司法所所长', 'dingping', 'office-head', 'receptionist', 'handler'],
  ['dingping-clerk', '华某乙', '司法助理员', 'dingping', 'receptionist', 'handler'],
];

const officer = ([id, name, title, unit, ...roles]: OfficerLine): Officer => ({
  id,
  name,
  title,
  unit,
  roles,
  ...(OVERSEES[id] !== undefined && { oversees: OVERSEES[id] }),
});

/** 分管 (cases.md): A the legal services, B the grassroots and the offices, C reconsideration and legal affairs. */
const OVERSEES: Readonly<Record<string, string[]>> = {
  'deputy-a': ['public-legal-service', 'legal-aid-center'],
  'deputy-b': ['grassroots', 'community-correction', ...OFFICES.map(({ code }) => code)],
  'deputy-c': ['reconsideration', 'legal-affairs'],
};

const hours = '工作日 8:30–12:00，14:30–17:30';

const GUIDE_TARGETS: CountyProfile['guideTargets'] = [
  { name: '青岚县自然资源局', contact: `城关镇府前路6号，0990-5552001，${hours}` },
  { name: '青岚县人力资源和社会保障局', contact: `城关镇府前路9号，0990-5552002，${hours}` },
  { name: '青岚县农业农村局', contact: `城关镇府前路12号，0990-5552003，${hours}` },
  { name: '青岚县民政局', contact: `城关镇府前路15号，0990-5552004，${hours}` },
  { name: '青岚县住房和城乡建设局', contact: `城关镇府前路18号，0990-5552005，${hours}` },
  { name: '青岚县公安局', contact: `城关镇公安路1号，0990-5552006，接待室全天` },
  { name: '青岚县人民法院', contact: `城关镇法院路2号诉讼服务中心，0990-5552007，${hours}` },
  { name: '青岚县人民检察院', contact: `城关镇法院路8号12309检察服务中心，0990-5552008，${hours}` },
  { name: '青岚县信访局', contact: `城关镇府前路1号，0990-5552009，${hours}` },
  { name: '青岚县纪委监委', contact: `城关镇府前路3号，0990-5552010，${hours}` },
];
