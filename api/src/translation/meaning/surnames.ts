/** Chinese surnames with the ways they are written in Latin letters. */
const TABLE = `王wang,wong 李li,lee 张zhang,chang,cheung 刘liu,lau 陈chen,chan,tan 杨yang,yeung 赵zhao,chao 黄huang,wong 周zhou,chow 吴wu,ng 徐xu,hsu 孙sun 朱zhu,chu 林lin,lam,lim 何he,ho 郭guo,kwok 罗luo,law,lo 高gao,kao 郑zheng,cheng 梁liang,leung 谢xie,tse,hsieh 宋song,sung 唐tang 许xu,hsu,hui 韩han 冯feng,fung 邓deng,tang 曹cao,tsao 彭peng 曾zeng,tsang 萧xiao,hsiao 肖xiao,hsiao 田tian 董dong,tung 袁yuan 潘pan,poon 于yu 蒋jiang,chiang 蔡cai,tsai,choi 余yu 杜du,tu 叶ye,yeh,ip 程cheng 苏su 魏wei 吕lu,lv,lyu,lui 丁ding,ting 沈shen,shum 任ren 姚yao 卢lu,lo 傅fu 钟zhong,chung 姜jiang 崔cui,choi 谭tan,tam 廖liao 范fan 汪wang 陆lu,luk 金jin,kim 石shi 贾jia 夏xia 韦wei 方fang,fong 白bai 邹zou 孟meng 熊xiong 秦qin,chin 邱qiu,chiu 江jiang 尹yin 薛xue 阎yan 段duan 雷lei 侯hou 龙long 史shi 陶tao 黎li,lai 贺he 顾gu,koo 毛mao 郝hao 龚gong 邵shao 万wan 钱qian 严yan 武wu 戴dai 莫mo 孔kong 向xiang 欧阳ouyang 司马sima 马ma 胡hu,woo`;

export const SURNAMES: ReadonlyMap<string, readonly string[]> = new Map(TABLE.split(' ').map((entry) => {
  const [, han = '', latin = ''] = /^(\p{Script=Han}+)(.+)$/u.exec(entry) ?? [];
  return [han, latin.split(',')];
}));

/** In Latin letters -> the characters it may stand for. */
export const SURNAMES_IN_LATIN: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const [han, latin] of SURNAMES) for (const one of latin) found.set(one, [...(found.get(one) ?? []), han]);
  return found;
})();
