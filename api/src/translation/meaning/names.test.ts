import { expect, test } from 'vitest';
import { nameDoubts } from './names.ts';

test.each([
  ['小林昨天来了。', 'Xiaowang came yesterday.', '小林', 'Xiaowang'],
  ['王老师病了。', 'Teacher Zhang is ill.', '王老师', 'Teacher Zhang'],
  ['Mr. Chen is here.', '张先生来了。', 'Mr. Chen', '张先生'],
  ['我在澳大利亚。', "I'm in Austria.", '澳大利亚', 'Austria'],
  ['Tom left.', '杰克走了。', 'Tom', '杰克'],
  ['我用Photoshop修的。', 'I edited it in Lightroom.', 'Photoshop', undefined],
  ['谢谢 @maya_k', 'Thanks @maya_c', '@maya_k', undefined],
])('%s ≠ %s', (source, target, one, other) => {
  expect(nameDoubts(source, target)).toContainEqual({ kind: 'name', source: one, ...(other && { target: other }) });
});

test.each([
  ['小林昨天来了。', 'Xiaolin came yesterday.'], ['陈先生', 'Mr. Chan'], ['小雨呢？', "Where's Xiaoyu?"], ['老师来了。', "The teacher's here."], ['我在B站看的。', 'I saw it on Bilibili.'],
  ['Tommy lives in Rome.', '汤米住在罗马。'], ['我做了个PPT。', 'I made some slides.'], ['@小美你看', '@小美 look'],
])('%s = %s', (source, target) => {
  expect(nameDoubts(source, target)).toEqual([]);
  expect(nameDoubts(target, source)).toEqual([]);
});
