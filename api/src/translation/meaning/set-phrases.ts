/** Words and phrases with a number in them that count nothing: 一起, 万一, 三心二意, 四川, *at sixes and sevens*, *on second thought*. */

const CHINESE = `
一下子 一下 一些 一点儿 一点点 一点也 一点都 一起 一样 一直 一定 一般 一旦 一切 一共 一边 一面 一向 一味 一再 一律 一致 一时 一番 一阵 一会儿 一辈子 一路 一方面 另一方面 一手 一口气 一眼 一肚子 一塌糊涂 一如既往 唯一 统一 万一 专一 不一 逐一 单一 进一步 一一 一来二去 一是 说一不二 独一无二 一心一意 一五一十 一清二楚 一干二净 一刀两断 一举两得 一石二鸟 一箭双雕 一无所有 一无所知 一模一样 一言为定 一言难尽 一夜成名 一见钟情 一帆风顺 一心 一年四季 一年到头 一天到晚 三心二意 三三两两 三番五次 三番两次 三天两头 三言两语 三更半夜 三长两短 三教九流 三六九等 三思 再三 接二连三 丢三落四 颠三倒四 不三不四 推三阻四 朝三暮四 挑三拣四 低三下四 说三道四 张三 李四 王五 三下五除二 三明治 三文鱼 三轮车 三角 三亚 三国 三峡 三里屯 三联 三脚架 三维 三观 小三 三高 三甲 四川 四处 四面八方 四肢 四方 四季 四大名著 四合院 四世同堂 四平八稳 四通八达 五官 五花肉 五花八门 五颜六色 五湖四海 五谷 五金 五香 五毛特效 五星红旗 五脏六腑 五体投地 六神无主 六亲不认 六级 四级 五一(?=[劳假节长黄期小放出去回]) 六一(?=[儿节]) 五四(?=[青运]) 十一长假 十一黄金周 双十一 双十二 双11 双12 九一八 七夕 七上八下 七嘴八舌 七手八脚 七零八落 七拼八凑 乱七八糟 杂七杂八 八卦 八宝 八股 八仙 八达岭 八九不离十 九牛一毛 九寨沟 九死一生 九宫格 九霄云外 十全十美 十拿九稳 十有八九 十之八九 十万火急 十万八千里 十足 十字 十恶不赦 五十步笑百步 百年树人 七十二变 千万别 千万不 千万要 千万 千方百计 千辛万苦 千言万语 千奇百怪 千变万化 千篇一律 千军万马 千差万别 千载难逢 千里迢迢 千里马 千金 千瓦时 成千上万 成百上千 万分(?!之) 万岁 万物 万能 万事 万里长城 万圣节 万般 万万 万千 百货 百合 百科 百姓 百般 百度 百事 百灵 百忙 百花 百感 百家 百依百顺 百无聊赖 百分百 百分点 百里挑一 百闻不如一见 亿万 万幸 万科 万达 万众 万恶 千古 千秋 千层 千岛湖 百搭 百里香 百炼成钢 老百姓 一百个愿意 一百个不愿意 一百个放心 一万个不 一万个愿意 说一千道一万 二手 二维码 二次元 二胎 二话不说 二话 二货 二哈 二战 一战 二胡 二氧化碳 二百五 二流 二线 二锅头 二娃 二姐 二哥 二叔 二舅 老二 老三 老大 初一 初二 初三 研一 研二 研三 大一统 一年级 一线 一本正经 两口子 两码事 两回事 两面派 两全其美 两手空空 两难 两败俱伤 两会 两极 三七 周三径一 四舍五入 零食 零件 零钱 零花钱 零售 零碎 零头 零星 飘零 凋零 零基础 996 九九六 007 零零七 五险一金 三好学生 第三者 第三方 第三世界 头一 一流 三包 三聚氰胺 三农 三伏 三九 数九 一日三餐 三餐 五讲四美 四人帮 三十而立 四十不惑 女大十八变 十八般 七老八十 半斤八两 百八十 千八百 万八千 一对一 一哄而散 一应俱全 一拍即合 一见如故 举一反三 三人行 三生有幸 三分钟热度 十年如一日 不管三七二十一 退一万步 万丈 千丈 百米冲刺 半天 半夜 半路 半途 大半天 老半天 多半 一会 一家人 一窝蜂 一股脑 一头雾水 一门心思 一把手 一时半会儿 一时半会 千禧 一氧化碳 三氯 四氯 二甲 六边形 三角形 八角 八爪鱼 五线谱 五笔 八哥 七星 九龙 九江 十堰 百色 三门峡 六安 万宁 万州 四平 三明市 二连浩特 五台山 六盘水 两千万别 万恒 万豪 百威 七喜 三得利 七匹狼 五粮液 六味地黄 三七粉 王八 二逼 三八 一卡通 一回生 二回熟 三个臭皮匠 三个和尚 三百六十行 三人成虎 \d分钟的?热度 [三几]分钟的热度 一失足成千古恨 二虎相争 三寸不烂之舌 三从四德 三顾茅庐 三令五申 三五成群 三缄其口 三足鼎立 四面楚歌 四海 四叶草 四分卫 四大天王 四大发明 五味杂陈 五音不全 五大三粗 五雷轰顶 五角大楼 六根 六月飞雪 七窍 八面玲珑 八面威风 八竿子 八抬大轿 八国联军 九牛二虎 九九归一 十年磨一剑 十年寒窗 十年少 十年树木 十面埋伏 十指连心 十八层 二十四孝 百折不挠 百发百中 百战百胜 百年不遇 百感交集 百思不 百川 百里 千钧一发 千真万确 千丝万缕 千锤百炼 千疮百孔 千呼万唤 千家万户 千山万水 千里之 万无一失 万事如意 万众 万象 万家灯火 万水千山 一日千里 一诺千金 一字千金 一落千丈 一刻千金 一泻千里 一目十行 一传十 十传百 冰冻三尺 三尺之 垂涎三尺 退避三舍 入木三分 事不过三 狡兔三窟 约法三章 孟母三迁 两肋插刀 两袖清风 两小无猜 势不两立 模棱两可 进退两难 四两拨千斤 黑五 黑色星期五 复活节星期五 一次性 一带一路 一国两制 一刹那 一瞬间 一系列 一连串 一大早 一早 一大堆 一部分 一丝 一丁点 统统 一场空 一事无成 千斤顶 十字架 十字路口 百叶窗 万花筒 三轮 四轮 二人转 二人世界 两人世界 三观 四驱 八字 五行 六根 七情六欲 十八线 三十六计 二十四节气 七荤八素 七七八八 一言不合 三下两下 三两下 (?<!身)高[一二三](?=[的就上下时生学开那年毕暑寒]) 大[一二三四](?=[的就上下时生学开那年新暑寒]) 四周(?=[都全围是没环黑静无空]) (?<![点第加给打得满扣])十分(?=[的]?[\u4e00-\u9fff])(?![钟之起到后前熟]) 三天打鱼 两天晒网 半斤八两 三头六臂 一个头两个大 不怕一万 就怕万一 三把火 一点一点 三脚猫 六角 三室一厅 九成新 一分为二 四四方方 五行(?=[缺相]) 八字 五香粉 八分饱 七分饱 七八分熟 [三五七]分熟 三分甜 初一十五 两清 一等(?=[奖功就]) 两相 不分彼此 三倍镜
`.trim().split(/\s+/);

const ENGLISH = [
  'no one', 'covid-19', 'two heads are better', 'two shakes', 'two wrongs', 'second fiddle', 'third degree', "third time.s the charm", 'seventh heaven', 'eight ball', 'six of one,? (?:and )?half a dozen of the other', 'two can play', 'two tails', 'five[- ]second rule', 'two sides of the same coin', 'four corners', 'sixth sense', 'three cheers', 'nine lives', 'two[- ]tim(?:ed|ing|er)', 'plead the fifth', 'black friday', 'good friday', 'cyber monday', 'hindsight is 20/20', '20/20', 'two cents', 'one of those', "five o'clock somewhere", 'two hands', 'on one hand', "on the other hand", 'three[- ]ring circus', 'one[- ]hit wonder', 'first come,? first served', 'two bits', 'third eye', 'seven wonders', 'four seasons', 'one too many', 'back to back', 'two days off', 'one another', 'one day', 'on second thoughts?', 'second[- ]hand', 'secondhand', 'for a second', 'a split second', 'split second', 'at sixes and sevens', 'cloud nine', 'two cents', 'two[- ]faced', 'nine times out of ten', 'ten times out of ten',
  "one[- ]of[- ]a[- ]kind", 'one and only', 'first of all', 'at first', 'at first sight', 'first things first', 'in the first place', 'first place', 'second nature', 'second to none', 'on all fours', 'high[- ]five', 'five[- ]star', 'two[- ]way street', 'two thumbs up', 'one[- ]in[- ]a[- ]million', 'third wheel', 'third part(?:y|ies)', 'third[- ]rate', 'third world', 'catch[- ]22', '24/7', 'forty winks', 'back to square one',
  'six feet under', 'at the eleventh hour', 'zero in', 'kill two birds with one stone', 'two birds with one stone', 'thanks a million', 'never in a million years', 'a thousand times', 'a million times', 'a hundred times', 'a million things', 'a thousand apologies', 'one by one', 'two by two', 'the other one', 'twenty[- ]twenty vision', 'fifty[- ]fifty', 'in two minds', 'put two and two together', 'two peas in a pod', "two's company", 'it takes two', 'two left feet', 'ten to one', 'dressed to the nines', 'the whole nine yards', 'a stitch in time saves nine', 'great minds', 'second guess', 'second[- ]guess(?:ing|ed)?', 'for one thing', 'seven seas', 'four[- ]letter word', 'five o.?clock shadow', 'a picture is worth a thousand words', 'zero sum', 'ground zero', 'from scratch', 'any ?one', 'some ?one', 'every ?one', 'threesome', 'nine[- ]to[- ]five', '9[- ]to[- ]5', 'one way or another', 'one way or the other', 'million dollar question', 'day one', 'double[- ]check(?:ed|ing)?', 'double bed', 'double room', 'no two ways about it', 'eleventh hour', 'second chance', 'second wind',
];

// Longest first, so that 一下子 is not 一下 and 子.
const HAN = new RegExp([...new Set(CHINESE)].sort((a, b) => b.length - a.length).join('|'), 'g');
const LATIN = new RegExp(`\\b(?:${ENGLISH.join('|')})\\b`, 'gi');

/**
 * The text with blanks in the place of such phrases, as long as before, and where they stood: their numbers may answer
 * for others, for some are translated word for word. A number that goes on (二十一起, 三百一些) is none.
 */
export function withoutSetPhrases(text: string): { rest: string; phrases: { at: number; end: number }[] } {
  const phrases: { at: number; end: number }[] = [];
  const blank = (match: string, at: number): string => {
    const before = text[at - 1] ?? '';
    const after = text[at + match.length] ?? '';
    // 八成 may be 80 %, 千万 goes with the number before, 第一 with the one behind.
    if (/[\d零〇一二两三四五六七八九十百千万亿几数第.之]/.test(before) && /^[一二两三四五六七八九十百千万零]/.test(match)) return match;
    if (/[周期拜]/.test(before) && /^[一二三四五六]/.test(match)) return match;
    if (/[一二三四五六七八九十百千万零]$/.test(match) && /[十百千万亿\d]/.test(after) && match.length < 4) return match;
    phrases.push({ at, end: at + match.length });
    return ' '.repeat(match.length);
  };
  return { rest: text.replace(HAN, blank).replace(LATIN, blank), phrases };
}
