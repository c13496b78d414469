/**
 * Words that are denied most, in both languages. Where one is denied on one side and stands on the other with nothing
 * that denies it, a *not* has been lost. Free translations say it with another word.
 */
const TABLE = `
是=is|are|was|were|am|be|'s|'re|'m 会|将=will|'ll|would|going to|gonna|can|could 能|可以|可=can|could|may|might|able|allowed 有=have|has|had|'ve|there|got|get|with|own|owns 要|想|打算=want|wants|wanted|need|plan|planning|going to|will|would like 用|必|需要|需=need|needs|needed|have to|has to|must|required|use|uses|used 应该|该=should|ought|supposed
喜欢|爱=like|likes|liked|love|loves|loved|enjoy|enjoyed 知道|清楚=know|knows|knew|aware|sure 认识=know|knows|knew|met 同意|赞成|赞同=agree|agrees|agreed|support 相信|信=believe|believes|believed|trust|trusts|trusted 懂|明白|理解=understand|understands|understood|get it 记得|记=remember|remembers|remembered 觉得|认为=think|thinks|thought|feel|feels|felt 希望=hope|hopes|want 愿意|肯|乐意=willing|want|agreed 敢=dare|dares|dared
去=go|goes|going|went|visit|visited|been 来=come|comes|coming|came 回=return|returned|back|reply|replied|answer|answered 走=walk|walked|leave|leaving|left|go|going 到=arrive|arrived|reach|reached|got|here|there 买=buy|buys|bought|buying|get|got 卖=sell|sells|sold 吃=eat|eats|eating|ate|eaten|take|taken 喝=drink|drinks|drank|drinking 看|见=see|sees|saw|seen|watch|watched|look|looked|read 听=listen|listens|listened|hear|hears|heard 说|讲|告诉=say|says|said|tell|tells|told|speak|speaks|spoke|talk|talked 问=ask|asks|asked 写=write|writes|wrote|written 做|干|弄=do|does|did|done|make|made|finish|finished 给=give|gives|gave|given 拿|带=take|takes|took|bring|brings|brought|carry 收|接受|接=take|takes|took|accept|accepts|accepted|receive|received|pick|picked|get|got 找=find|finds|found|look for 开=open|opens|opened|drive|drives|drove|turn on|turned on|start|started 关=close|closes|closed|turn off|shut 抽|吸=smoke|smokes|smoked|smoking 睡=sleep|sleeps|slept|asleep 住=live|lives|lived|stay|stayed 工作|上班=work|works|worked|working 学=study|studies|studied|learn|learned 付|交=pay|pays|paid|hand in|submit|submitted 等=wait|waits|waited 打=call|called|hit|play|played|type|beat 停=stop|stops|stopped|park|parking|parked 穿|戴=wear|wears|wore|wearing 碰|摸=touch|touches|touched 进|入=enter|enters|entered|come in|go in|in 出=come out|go out|leave|out 换|变|改=change|changes|changed|switch|switched 用=use|uses|used|using 玩=play|plays|played 帮=help|helps|helped 发=send|sends|sent|post|posted|issue|issued 删=delete|deleted|remove|removed 扔=throw|threw|thrown 结婚=marry|married 生气=angry|mad|upset 担心=worry|worries|worried 放弃=give up|gave up 成功=succeed|succeeded|work|worked|success 道歉=apologize|apologized|apologise|apologised 原谅=forgive|forgave|forgiven 后悔=regret|regrets|regretted 退=refund|refunded|return|returned|refundable 加=add|adds|added 洗=wash|washed 煮|烧=cook|cooked|boil|boiled 批准|允许|准|许=allow|allows|allowed|permitted|approve|approved|may|let 包括|含|包=include|includes|included 存在=exist|exists|existed 发生=happen|happened 影响=affect|affects|affected 支持=support|supports|supported|work 提供=offer|offers|provide|provides 参加=attend|attended|join|joined|take part|took part 适合=suit|suits|suitable|fit|right for 值得|值=worth 介意=mind 完|完成=finish|finished|done|complete|completed 作=work|do
安全=safe 贵=expensive|pricey 便宜=cheap 好=good|well|great|nice|better 对=right|correct|true 真=true|real 大=big|large 小=small|little 多=many|much|a lot|often 远=far 近=near|close 快=fast|quick|soon 早=early 晚=late 难=hard|difficult 容易=easy 重要=important 方便=convenient 舒服=comfortable 高兴|开心=happy|glad 健康=healthy 漂亮|好看=pretty|beautiful|good 干净=clean 冷=cold 热=hot 饿=hungry 累=tired 忙=busy 怕=afraid|scared 红=red 可能=possible|possibly|may|might|can|could 一样|同=same|like 新鲜|新=fresh|new 满意=satisfied|happy|pleased 习惯=used to 确定|肯定=sure|certain 合法=legal 免费=free 公平=fair 礼貌=polite 人=someone|somebody|people|everyone|everybody|anyone|person 东西=something|thing|things 时间=time 钱=money|cash 办法=way 问题=problem|problems|issue|question 空=time|free
`;

export interface Denied {
  chinese: RegExp;
  english: RegExp;
}

const heads = TABLE.trim().split(/\s+(?=[\u4e00-\u9fff|]+=)/).map((entry) => entry.split('=') as [string, string]);

/** At the beginning of what follows a Chinese negation, with little words between. */
const BETWEEN = '(?:[再太很怎么那么这样被把给会能想要敢肯愿也都过]|打算|特别|应该|必须){0,2}';
const DENIED: readonly (Denied & { begins: RegExp; follows: RegExp })[] = heads.map(([han, latin]) => ({
  chinese: new RegExp(han),
  english: new RegExp(`(?:^|[^a-z'])(?:${latin})(?![a-z'])|${/'/.test(latin) ? latin.split('|').filter((one) => one.startsWith("'")).map((one) => `${one}(?![a-z])`).join('|') : '(?!)'}`, 'i'),
  begins: new RegExp(`^${BETWEEN}(?:${han})`),
  follows: new RegExp(`^(?: (?:really|even|ever|just|quite|very|that|so|too|a|an|the|any|to|be|been|have|yet|all|actually|going))* (?:${latin})(?![a-z'])`, 'i'),
}));

/** Whether what a Chinese *not* denies stands in the English. */
export const standsInEnglish = (behind: string, english: string): boolean => DENIED.some(({ begins, english: word }) => begins.test(behind) && word.test(english));

const AUXILIARIES: Record<string, RegExp> = { is: /是/, are: /是/, was: /是/, were: /是/, am: /是/, ca: /能|可以|会/, can: /能|可以|会/, cannot: /能|可以|会/, could: /能|可以/, wo: /会|要|肯/, will: /会|要|肯/, would: /会/, should: /应该|该/, must: /必须|得/, have: /[过了]/, has: /[过了]/ };

/** Whether what an English *not* denies stands in the Chinese. */
export function standsInChinese(negation: string, behind: string, chinese: string): boolean {
  if (DENIED.some(({ follows, chinese: word }) => follows.test(behind) && word.test(chinese))) return true;
  return AUXILIARIES[negation.toLowerCase().replace(/n['’]t$| not$/, '')]?.test(chinese) ?? false;
}
