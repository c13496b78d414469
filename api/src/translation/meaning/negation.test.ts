import { describe, expect, test } from 'vitest';
import { negationDoubts } from './negation.ts';

describe('a not that is lost or made up', () => {
  test.each([
    ['我不同意你的看法。', 'I agree with you.', '不同意', undefined],
    ["You don't need a visa.", '你需要签证。', "don't need", undefined],
    ['她是我女朋友。', 'She is not my girlfriend.', '', 'is not my'],
    ['I like this movie.', '我不喜欢这部电影。', '', '不喜欢'],
  ])('%s ≠ %s', (source, target, one, other) => {
    expect(negationDoubts(source, target)).toEqual([{ kind: 'negation', source: one, ...(other && { target: other }) }]);
  });
});

test.each([
  ["I don't think he's coming.", '我觉得他不会来了。'], ["The food wasn't bad.", '菜挺好吃的。'], ['我没有不同意。', 'I agree.'], ['差点没赶上车。', 'I nearly missed the bus.'],
  ["Why don't we go?", '我们去吧？'], ['不管怎么样，我都去。', "I'll go anyway."], ['我不得不去。', 'I have to go.'], ["Don't forget to call.", '记得打电话。'], ['特别好吃。', "It's really good."],
])('%s = %s', (source, target) => {
  expect(negationDoubts(source, target)).toEqual([]);
  expect(negationDoubts(target, source)).toEqual([]);
});
