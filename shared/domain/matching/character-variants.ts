/**
 * Characters that old papers, household books and input methods write for one another. The first of a group is the form we
 * compare by. A fold only ever yields a candidate for a person to look at (RX-03), so the table serves recall; but 喆, 淼
 * and 犇 are left out, because people are given them as names on purpose (《通用规范汉字表》 restored them in 2013).
 */
const GROUPS = `
张張 陈陳 刘劉 杨楊 赵趙 黄黃 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 韩韓 冯馮 邓鄧 萧蕭 叶葉 阎閻 闫閆 余餘馀 苏蘇甦 吕呂
卢盧 蒋蔣 贾賈 谭譚 邹鄒 陆陸 龙龍 顾顧 万萬 钱錢 汤湯 贺賀 赖賴 龚龔 严嚴 庞龐 颜顏 聂聶 鲁魯 韦韋 毕畢 钟鐘鍾锺
岳嶽 齐齊 关關 温溫 庄莊 于於 骆駱 欧歐 纪紀 项項 阳陽 阴陰 缪繆 车車 连連 娄婁 卫衛 邬鄔 费費 鲍鮑 窦竇 单單 应應
邝鄺 蓝藍 鲜鮮 简簡 宁寧甯 党黨 范範 郁鬱 涂塗 游遊 沈瀋 卜蔔 曲麯 丑醜 谷穀 后後 台臺 松鬆 云雲 征徵 志誌 制製 周週
干乾幹 国國 军軍 伟偉 红紅 丽麗 兰蘭 凤鳳 华華 义義 东東 庆慶 发發 贵貴 荣榮 寿壽 宝寶寳 银銀 铁鐵 钢鋼 铜銅 锋鋒
锐銳 镇鎮 锦錦 铭銘 钧鈞 琼瓊 珑瓏 玛瑪 环環 莹瑩 莲蓮 苇葦 艳艷豔 芦蘆 荫蔭廕 芸蕓 梦夢 杰傑 强強彊 胜勝 润潤 洁潔
涛濤 泽澤 济濟 渊淵 满滿 滨濱 浚濬 灵靈 灿燦 炜煒 焕煥 烨燁爗 辉輝煇 耀燿 晓曉 晔曄 昆崑 升昇陞 明朙 时時 显顯 会會
传傳 伦倫 俭儉 仪儀 优優 侠俠 佑祐 修脩 启啟啓 学學 实實 宪憲 宽寬 宾賓 寻尋 尔爾 岭嶺 峰峯 岗崗 岩巖喦 岛島 帅帥
师師 广廣 库庫 归歸 录錄録 彦彥 德悳徳 忆憶 怀懷 怜憐 恒恆 悦悅 惠恵 扬揚颺飏 择擇 敌敵 数數 斋齋 旷曠 权權 构構
树樹 栋棟 标標 桥橋 桦樺 检檢 楼樓 业業 乐樂 书書 买買 争爭 亚亞 产產 亲親 亿億 从從 众眾 价價 体體 佥僉 兴興
养養 写寫 农農 冲沖 凯凱 刚剛 创創 别別 剑劍劒 劲勁 励勵 务務 动動 协協 参參 双雙 变變 号號 员員 园園 图圖 圆圓 圣聖
坚堅 坛壇 垄壟 墙牆 声聲 处處 备備 头頭 奋奮 奖獎 妆妝 妇婦 姗姍 娅婭 娇嬌 娱娛 婵嬋 宫宮 将將 尧堯 届屆 属屬 帜幟
带帶 帮幫 并並併 弥彌 当當 径徑 总總 恋戀 战戰 户戶 执執 护護 报報 拥擁 换換 据據 晋晉 暂暫 术術 机機 杂雜 条條 来來
极極 枢樞 梁樑 欢歡 气氣 汉漢 沟溝 泪淚 泾涇 浅淺 测測 浏瀏 浓濃 涌湧 涟漣 渔漁 湾灣 溆漵 滦灤 灯燈 炼煉鍊 点點 热熱
爱愛 牵牽 状狀 犹猶 独獨 狮獅 献獻 现現 琏璉 玺璽 珐琺 电電 画畫 畅暢 疗療 皑皚 盖蓋 监監 盘盤 睁睜 矿礦 码碼 础礎
确確 礼禮 祯禎 禄祿 离離 种種 积積 稳穩 穷窮 竞競 笔筆 笃篤 筑築 签簽 粮糧 级級 纲綱 纯純 纳納 练練 细細 织織 绍紹
经經 结結 绘繪 给給 络絡 绝絕 统統 绢絹 继繼 绩績 绪緒 维維 绵綿 缘緣 罚罰 网網 翘翹 联聯 聪聰 职職 肃肅 肠腸 胡鬍
脉脈 脑腦 舰艦 节節 苍蒼 荐薦 药藥 获獲 虑慮 虽雖 补補 装裝 见見 观觀 规規 视視 览覽 觉覺 计計 认認 让讓 训訓 议議
记記 讲講 论論 设設 访訪 证證 识識 诉訴 词詞 试試 诗詩 诚誠 详詳 语語 误誤 说說 请請 诸諸 课課 谊誼 谋謀 谦謙 贞貞
负負 财財 责責 贤賢 败敗 货貨 质質 贩販 贪貪 购購 贡貢 赏賞 赔賠 赛賽 赞贊讚 跃躍 践踐 轩軒 转轉 轮輪 软軟 轻輕 较較
辅輔 辈輩 输輸 辞辭 边邊 达達 过過 迈邁 运運 还還 这這 进進 远遠 违違 迟遲 选選 逊遜 邮郵 酝醞 里裏裡 释釋 针針 钦欽
链鏈 锁鎖 镜鏡 长長 门門 闭閉 问問 闲閒 间間 闻聞 阅閱 队隊 阶階 际際 陕陝 随隨 险險 难難 雾霧 静靜 韵韻 页頁 顶頂
顺順 须須 预預 领領 频頻 题題 额額 风風 飞飛 饭飯 饮飲 馆館 驰馳 驻駐 骏駿 骄驕 验驗 骥驥 鸟鳥 鸣鳴 鸿鴻 鹃鵑 鹏鵬
鹤鶴 鹰鷹 麦麥 齿齒 村邨 坤堃 乃迺 群羣 略畧 邻鄰 债債
`;

function readGroups(): ReadonlyMap<string, string> {
  const canonicalByVariant = new Map<string, string>();
  for (const group of GROUPS.split(/\s+/)) {
    const [canonical, ...variants] = group;
    for (const variant of variants) {
      if (canonical !== undefined) canonicalByVariant.set(variant, canonical);
    }
  }
  return canonicalByVariant;
}

const CANONICAL_BY_VARIANT = readGroups();

/** Full width to half width, traditional and variant characters to the form we compare by. Keeps everything else. */
export function foldCharacters(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFKC')) folded += CANONICAL_BY_VARIANT.get(character) ?? character;
  return folded;
}
