import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';

describe('the command line', () => {
  it('asks for everything when it says nothing, or all', () => {
    expect(parseOptions([])).toEqual({ engines: undefined, sets: undefined, limit: Infinity, data: undefined, json: false, jsonFile: undefined, guards: false, record: false, shared: false });
    expect(parseOptions(['--engine', 'all', '--set=all'])).toMatchObject({ engines: undefined, sets: undefined });
  });

  it('takes names with commas or again, each once', () => {
    expect(parseOptions(['--', '--engine', 'bundled, Gloss,gloss', '--set', 'forum', '--set', 'flores', '--limit', '5', '--json', '--json-file', 'f.json', '--data', 'd']))
      .toEqual({ engines: ['bundled', 'gloss'], sets: ['forum', 'flores'], limit: 5, data: 'd', json: true, jsonFile: 'f.json', guards: false, record: false, shared: false });
  });

  it.each([
    [['--engine', 'bndled'], 'Unknown engine "bndled". Known: '],
    [['--set', 'flores,wmt'], 'Unknown set "wmt". Known: forum, threads, posts, flores, iwslt17.'],
    [['--limit', '0'], '--limit must be a whole number from 1, not "0".'],
    [['--jsn'], "Unknown option '--jsn'"],
    [['gloss'], "Unexpected argument 'gloss'"],
  ])('refuses %j', (argv, message) => {
    expect(() => parseOptions(argv)).toThrow(message);
  });
});
