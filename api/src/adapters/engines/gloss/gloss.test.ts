import { mkdtemp, rm, writeFile, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeEngine } from '../../../translation/engine-contract.ts';
import { loadDictionary } from './dictionary.ts';
import { createGloss } from './index.ts';

const cacheDir = await mkdtemp(join(tmpdir(), 'gloss-'));
afterAll(() => rm(cacheDir, { recursive: true, force: true }));

describeEngine('gloss', () => createGloss({ cacheDir }), { abortWithin: 200 });
