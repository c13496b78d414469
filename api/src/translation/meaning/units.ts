/** Units of measure in both languages, with their size in the base of what they measure. */

/** Names (as in an expression), dimension, factor. What means two things has two lines in `ALSO`. */
const UNITS: [names: string, dimension: string, factor: number][] = [
  ['公里|千米|kilomet(?:er|re)s?|kms?(?![2²])|k(?= run| race)', 'length', 1000], ['英里|miles?|mi(?![a-z])', 'length', 1609.344], ['英尺|呎|feet|foot|ft', 'length', 0.3048], ['英寸|吋|inch(?:es)?', 'length', 0.0254], ['码|yards?', 'length', 0.9144],
  ['厘米|公分|centimet(?:er|re)s?|cm', 'length', 0.01], ['毫米|millimet(?:er|re)s?|mm', 'length', 0.001], ['微米|microns?|micromet(?:er|re)s?', 'length', 1e-6], ['纳米|nanomet(?:er|re)s?|nm', 'length', 1e-9], ['海里|nautical miles?', 'length', 1852], ['光年|light[- ]years?', 'length', 9.46e15],
  ['里地|华里|里路|里(?![面边头外程约昂])', 'length', 500], ['尺', 'length', 1 / 3], ['寸', 'length', 0.0254], ['丈', 'length', 10 / 3],
  ['平方英尺|平方呎|square feet|square foot|sq\\.? ?ft', 'area', 0.092903], ['平方公里|平方千米|square kilomet(?:er|re)s?|sq\\.? ?km|km[2²]', 'area', 1e6], ['平方英里|square miles?', 'area', 2.59e6], ['平方米|平米|平方|平(?![常时均等台板安原衡静凡淡胸头])|square met(?:er|re)s?|sq\\.? ?m|sqm|m2|㎡', 'area', 1], ['亩', 'area', 666.67], ['公顷|hectares?', 'area', 1e4], ['英亩|acres?', 'area', 4046.86],
  ['毫克|milligrams?|mg', 'mass', 0.001], ['微克|micrograms?|mcg', 'mass', 1e-6], ['公斤|千克|kilograms?|kilos?|kgs?', 'mass', 1000], ['克(?![服隆制里拉])|grams?|g', 'mass', 1], ['斤|jin|catt(?:y|ies)', 'mass', 500], ['磅|pounds?|lbs?', 'mass', 453.592], ['盎司|ounces?|oz', 'mass', 28.3495], ['公吨|吨|tonn?es?|tons?', 'mass', 1e6],
  ['毫升|millilit(?:er|re)s?|ml|cc', 'volume', 0.001], ['升(?![级职到至降学值温旗])|lit(?:er|re)s?|L(?![a-z])', 'volume', 1], ['加仑|gallons?', 'volume', 3.78541], ['品脱|pints?', 'volume', 0.5], ['立方米|cubic met(?:er|re)s?|m3', 'volume', 1000],
  ['(?:公里|千米)(?:每|/)小时|kilomet(?:er|re)s? (?:per|an) hour|km/?h|kph', 'speed', 1], ['英里(?:每|/)小时|miles (?:per|an) hour|mph', 'speed', 1.609344],
  ['TB|T(?![a-z])', 'data', 1e12], ['GB|gigs?(?![a-z])|gigabytes?|个?G(?![a-z])', 'data', 1e9], ['MB|megabytes?|megs?(?![a-z])|兆', 'data', 1e6], ['KB|kilobytes?', 'data', 1e3],
  ['千瓦时|度电|kilowatt[- ]hours?|kwh', 'energy', 1], ['千瓦|kilowatts?|kw', 'power', 1000], ['瓦特?|watts?|w(?![a-z])', 'power', 1], ['兆瓦|megawatts?|mw', 'power', 1e6], ['伏特?|volts?|v(?![a-z])', 'voltage', 1], ['毫安时?|mah', 'charge', 1], ['大卡|千卡|卡路里|卡(?![车片通])|(?:kilo)?calories?|kcal|cal(?![a-z])', 'food-energy', 1],
  ['米(?![饭粉线酒勒其兰])|met(?:er|re)s?|m(?![a-z])', 'length', 1], ['千帕|kilopascals?|kpa', 'pressure', 1], ['像素|megapixels?', 'pixels', 1],
  ['岁|years?[- ]old|year[- ]olds?', 'duration', 31557600], ['秒钟?|seconds?|secs?|s(?![a-z])', 'duration', 1], ['刻钟', 'duration', 900], ['分钟|分(?=[零一二三四五六七八九十\\d]{1,3}秒|半)|minutes?|mins?', 'duration', 60], ['(?:个)?小时|(?:个)?钟头|hours?|hrs?|h(?![a-z])', 'duration', 3600],
  ['个?工作日|天(?![津气空堂河地])|days?', 'duration', 86400], ['nights?|个晚上|晚(?![上会饭点安年餐])|夜(?![里晚间色])', 'duration-nights', 1], ['个?(?:星期|礼拜)(?![一二三四五六日天])|周(?![一二三四五六日末岁])|周(?=[一二两三四五六日][次回天])|weeks?|wks?', 'duration', 604800], ['fortnights?', 'duration', 1209600],
  ['个月|(?<=半个?)月|months?', 'duration', 2629800], ['年(?![级代糕货纪龄轻味会底初月])|years?(?![- ]olds?)|yrs?', 'duration', 31557600], ['decades?', 'duration', 315576000], ['个?世纪|centur(?:y|ies)', 'duration', 3155760000], ['millenni(?:a|um)', 'duration', 31557600000],
];
const SUFFIX = new RegExp(`[ -]?(?:${UNITS.map(([names]) => `(${names})`).join('|')})(?![a-z])`, 'iy');

export interface Unit {
  name: string;
  dimension: string;
  factor: number;
  end: number;
}

/** The unit right behind `from`. Of several the longest name: 平方米 is not 平. */
export function unitAfter(text: string, from: number): Unit | undefined {
  SUFFIX.lastIndex = from;
  const match = SUFFIX.exec(text);
  if (!match) return undefined;
  const index = match.slice(1).findIndex((one) => one !== undefined);
  const [, dimension, factor] = UNITS[index]!;
  // A bare letter is a unit only as it is written: 5 L, 3 m, 16 G.
  const name = match[0].trim().replace(/^-/, '');
  if (/^[A-Z]$/.test(name) && !/^[GLTWV]$/.test(name)) return undefined;
  const end = from + match[0].length;
  if (name === 'G') return { name, dimension: 'data', factor: 1e9, end };
  return { name, dimension, factor, end };
}

/** Degrees: 度 and *degrees* say nothing of the scale. */
const DEGREES = /[ ]?(?:(摄氏度|度?℃|°C|degrees? (?:celsius|centigrade)|celsius|C(?![a-z]))|(华氏度|℉|°F|degrees? fahrenheit|fahrenheit|F(?![a-z]))|(度(?!过|假|量|日)|°|degrees?|below|above))/iy;

/** The temperature right behind `from`: in Celsius, in Fahrenheit, or in either. */
export function degreesAfter(text: string, from: number, before: string): { scales: ('C' | 'F')[]; end: number } | undefined {
  DEGREES.lastIndex = from;
  const match = DEGREES.exec(text);
  if (!match) return undefined;
  const end = from + match[0].length;
  if (match[2] || /华氏$/.test(before)) return { scales: ['F'], end };
  if (match[1] || /摄氏$/.test(before)) return { scales: ['C'], end };
  return { scales: ['C', 'F'], end };
}
