/** Names that have another form in the other language. Only what is said of nothing else: 苹果 and *Turkey* are not here. */

export interface KnownName {
  chinese: RegExp;
  english: RegExp;
  /** One place is taken for another, not for a person. */
  group: 'place' | 'person' | 'brand';
}

const PLACES = `
北京|京城=Beijing|Peking 上海|沪=Shanghai 广州=Guangzhou|Canton 深圳=Shenzhen 成都=Chengdu 重庆=Chongqing 杭州=Hangzhou 南京=Nanjing|Nanking 武汉=Wuhan 西安=Xi'?an 苏州=Suzhou 天津=Tianjin 青岛=Qingdao|Tsingtao 大连=Dalian 厦门=Xiamen|Amoy 长沙=Changsha 昆明=Kunming 哈尔滨=Harbin 沈阳=Shenyang 济南=Jinan 郑州=Zhengzhou 福州=Fuzhou 合肥=Hefei 南宁=Nanning 贵阳=Guiyang 兰州=Lanzhou 拉萨=Lhasa 乌鲁木齐=Urumqi 三亚=Sanya 桂林=Guilin 东莞=Dongguan 佛山=Foshan 宁波=Ningbo 无锡=Wuxi 洛阳=Luoyang 珠海=Zhuhai 温州=Wenzhou 大理=Dali 丽江=Lijiang 四川=Sichuan|Szechuan 云南=Yunnan 广东=Guangdong|Cantonese 湖南=Hunan 湖北=Hubei 河南=Henan 河北=Hebei 山东=Shandong 山西=Shanxi 陕西=Shaanxi 福建=Fujian|Hokkien 浙江=Zhejiang 江苏=Jiangsu 江西=Jiangxi 安徽=Anhui 贵州=Guizhou 广西=Guangxi 海南=Hainan 新疆=Xinjiang 西藏=Tibet\\w* 内蒙古=Inner[ ]Mongolia 东北=Dongbei|Northeast|north-?east\\w* 台北=Taipei 台湾=Taiwan\\w* 香港=Hong[ ]Kong\\w*|HK 澳门=Macau|Macao
东京=Tokyo 京都=Kyoto 大阪=Osaka 北海道=Hokkaido 首尔|汉城=Seoul 釜山=Busan 曼谷=Bangkok 清迈=Chiang[ ]Mai 河内=Hanoi 胡志明市|西贡=Ho[ ]Chi[ ]Minh\\w*|Saigon 新加坡=Singapor\\w* 吉隆坡=Kuala[ ]Lumpur|KL 雅加达=Jakarta 马尼拉=Manila 孟买=Mumbai|Bombay 德里=Delhi 迪拜=Dubai 伊斯坦布尔=Istanbul 开罗=Cairo 莫斯科=Moscow\\w* 伦敦=London\\w* 巴黎=Paris\\w* 柏林=Berlin\\w* 慕尼黑=Munich 汉堡市=Hamburg 罗马=Rom(?:e|an)\\w* 米兰=Milan\\w* 威尼斯=Venice|Venetian 马德里=Madrid 巴塞罗那=Barcelona 里斯本=Lisbon 维也纳=Vienn\\w+ 布拉格=Prague 布达佩斯=Budapest 华沙=Warsaw 阿姆斯特丹=Amsterdam 布鲁塞尔=Brussels 哥本哈根=Copenhagen 斯德哥尔摩=Stockholm 奥斯陆=Oslo 赫尔辛基=Helsinki 都柏林=Dublin 爱丁堡=Edinburgh 曼彻斯特=Manchester 利物浦=Liverpool 苏黎世=Zurich 日内瓦=Geneva 雅典=Athens
纽约=New[ ]York\\w*|NYC|NY 华盛顿=Washington|DC 波士顿=Boston 芝加哥=Chicago 西雅图=Seattle 洛杉矶=Los[ ]Angeles|LA|L\\.A\\. 旧金山|三藩市=San[ ]Francisco|SF|Frisco 休斯[敦顿]=Houston 达拉斯=Dallas 奥斯汀=Austin 丹佛=Denver 迈阿密=Miami 亚特兰大=Atlanta 费城=Philadelphia|Philly 底特律=Detroit 拉斯维加斯=(?:Las[ ])?Vegas 波特兰=Portland 圣地亚哥=San[ ]Diego|Santiago 夏威夷=Hawaii\\w* 加州|加利福尼亚=California\\w*|CA|Cali 得州|德州|得克萨斯=Tex(?:as|an)\\w* 佛罗里达|佛州=Florida 多伦多=Toronto 温哥华=Vancouver 蒙特利尔=Montreal 渥太华=Ottawa 悉尼=Sydney 墨尔本=Melbourne 布里斯班=Brisbane 奥克兰=Auckland|Oakland 墨西哥城=Mexico[ ]City
日本|日语|日文=Japan\\w* 韩国|韩语=Korea\\w* 朝鲜=Korea\\w* 越南=Vietnam\\w* 泰国|泰语|泰式=Thai\\w* 马来西亚=Malaysia\\w* 印尼|印度尼西亚=Indonesia\\w* 菲律宾=Philippine\\w*|Filipin\\w+ 印度(?!尼)=India\\w* 巴基斯坦=Pakistan\\w* 尼泊尔=Nepal\\w* 缅甸=Myanmar|Burm\\w+ 柬埔寨=Cambodia\\w* 老挝=Lao\\w* 蒙古=Mongol\\w* 俄罗斯|俄语|俄国=Russia\\w* 乌克兰=Ukrain\\w* 德国|德语|德文=German\\w* 法国|法语|法式=(?:Fran(?:ce|co)|French)\\w* 英国=U\\.?K\\.?|Brit\\w*|England|English 意大利|意式=Ital\\w+ 西班牙=Spa(?:in|nish|niard)\\w* 葡萄牙=Portug\\w+ 荷兰=Netherlands|Dutch|Holland 比利时=Belgi\\w+ 瑞士=Switzerland|Swiss 瑞典=Swed\\w+ 挪威=Norw\\w+ 丹麦=Denmark|Danish|Dane\\w* 芬兰=Fin(?:land|nish|n|ns) 奥地利=Austria\\w* 波兰=Poland|Polish|Pole\\w* 捷克=Czech\\w* 匈牙利=Hungar\\w+ 希腊=Gree(?:ce|k)\\w* 爱尔兰=Ir(?:eland|ish)\\w* 苏格兰=Scot\\w+ 冰岛=Iceland\\w* 埃及=Egypt\\w* 南非=South[ ]Africa\\w* 尼日利亚=Nigeria\\w* 肯尼亚=Kenya\\w* 摩洛哥=Morocc\\w+ 以色列=Israel\\w* 伊朗=Iran\\w* 伊拉克=Iraq\\w* 沙特=Saudi\\w* 加拿大=Canad\\w+ 墨西哥(?!城)=Mexic\\w+ 巴西=Brazil\\w* 阿根廷=Argentin\\w+ 智利=Chile\\w* 秘鲁=Peru\\w* 古巴=Cuba\\w* 澳大利亚|澳洲=Austral\\w+|Aussie\\w* 新西兰=New[ ]Zealand\\w*|Kiwi\\w* 欧洲=Europ\\w+ 非洲=Africa\\w*
`;
const PEOPLE = `
汤姆=Tom|Tommy|Thomas 杰克=Jack 约翰=John|Johnny 玛丽=Mary|Marie 安娜=Anna|Ana 彼得=Peter 保罗=Paul 大卫|戴维=David|Dave 迈克|迈克尔=Mike|Michael 詹姆斯=James 罗伯特=Robert 鲍勃=Bob 比尔=Bill 威廉=William 乔治=George 查理=Charlie|Charley 查尔斯=Charles 丹尼尔=Daniel 丹尼=Danny 艾米丽|埃米莉|艾米莉=Emily 杰西卡=Jessica 莎拉|萨拉=Sarah|Sara 艾玛|爱玛=Emma 索菲亚|苏菲=Sophia|Sophie|Sofia 露西=Lucy 凯特=Kate 凯蒂=Katie|Katy 丽莎|莉萨=Lisa 琳达=Linda 珍妮=Jenny|Jeanne 詹妮弗|珍妮弗=Jennifer 爱丽丝|艾丽丝=Alice 露丝=Ruth 南希=Nancy 苏珊=Susan 海伦=Helen 格蕾丝=Grace 奥利维亚=Olivia 马克=Mark|Marc 卢克=Luke 马修=Matthew|Matt 安德鲁=Andrew 亚当=Adam 本杰明=Benjamin 凯文=Kevin 布莱恩=Brian|Bryan 埃里克|艾瑞克=Eric|Erik 瑞安=Ryan 杰森=Jason 贾斯汀=Justin 史蒂夫=Steve 斯蒂芬|史蒂芬=Stephen|Steven 弗兰克=Frank 亨利=Henry 哈利=Harry 杰瑞=Jerry 卡尔=Carl|Karl 劳拉=Laura 朱莉=Julie 朱莉娅=Julia 瑞秋=Rachel 丽贝卡=Rebecca 梅根=Megan|Meghan 汉娜=Hannah 娜塔莎=Natasha 伊莎贝拉=Isabella 马里奥=Mario 玛莎=Martha 麦克斯=Max 奥利弗=Oliver 利奥=Leo 诺亚=Noah 以利亚=Elijah 阿里=Ali 穆罕默德=Mohammed|Muhammad
`;
const BRANDS = `
华为=Huawei 微信=WeChat|Weixin 淘宝=Taobao 支付宝=Alipay 抖音=Douyin|TikTok 微博=Weibo 京东=JD 美团=Meituan 拼多多=Pinduoduo 百度=Baidu 腾讯=Tencent 阿里巴巴=Alibaba 滴滴=Didi|DiDi 小红书=Xiaohongshu|RedNote|RED 知乎=Zhihu 豆瓣=Douban 哔哩哔哩|B站=Bilibili|B[ ]?site|B站 谷歌=Google 微软=Microsoft 亚马逊=Amazon 特斯拉=Tesla 丰田=Toyota 本田=Honda 宝马=BMW 奔驰=Mercedes\\S*|Benz 奥迪=Audi 大众汽车=Volkswagen|VW 三星=Samsung 索尼=Sony 任天堂=Nintendo 奈飞|网飞=Netflix 油管=YouTube 推特=Twitter 脸书=Facebook 星巴克=Starbucks 麦当劳=McDonald\\S* 肯德基=KFC 必胜客=Pizza[ ]Hut 沃尔玛=Walmart 开市客|好市多=Costco 宜家=IKEA|Ikea 耐克=Nike 阿迪达斯=Adidas 优衣库=Uniqlo|UNIQLO 波音=Boeing 空客=Airbus
`;

const read = (text: string, group: KnownName['group']): KnownName[] => text.trim().split(/\s+(?=\S)/).join('\u0000').replaceAll('[\u0000]', '[ ]').split('\u0000').map((line) => {
  const [chinese = '', english = ''] = line.split('=');
  return { chinese: new RegExp(chinese), english: new RegExp(`(?<![A-Za-z])(?:${english})(?![a-z])`), group };
});

export const KNOWN_NAMES: readonly KnownName[] = [...read(PLACES, 'place'), ...read(PEOPLE, 'person'), ...read(BRANDS, 'brand')];
