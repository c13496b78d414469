import { describe, expect, it } from 'vitest';
import { nextPath } from './paths.ts';

describe('where to go next', () => {
  it.each(['/', '/t/1?view=both#p-2', '/u/%E6%9D%8E'])('%s is ours', (path) => {
    expect(nextPath(path)).toBe(path);
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', '', null, 7, '/\t/evil.example', '/%0a', '\\/evil.example', 't/1'])(
    '%j leads to no other site',
    (wanted) => {
      const path = nextPath(wanted);
      expect(new URL(path, 'https://ours.example').host).toBe('ours.example');
      expect(path.startsWith('/') && !path.startsWith('//')).toBe(true);
    },
  );
});
