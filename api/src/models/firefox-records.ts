/**
 * The Firefox Translations models that Laoyou installs: where they are, how large, and what they hash to. The records
 * are Mozilla's, from the Remote Settings collection `translations-models-v2`; they are pinned here, so that what is
 * downloaded is what was tested, whoever serves it.
 */

/** One file as Mozilla offers it: packed with zstd. */
export interface PackedFile {
  /** Mozilla's name for its part; `vocab` is one vocabulary for both languages. */
  readonly part: 'model' | 'lex' | 'vocab' | 'srcvocab' | 'trgvocab';
  readonly name: string;
  /** Its path below the address of the attachments. */
  readonly location: string;
  readonly size: number;
  readonly sha256: string;
  readonly contentSize: number;
  readonly contentSha256: string;
}

/** One direction. */
export interface FirefoxModel {
  readonly source: 'zh' | 'en';
  readonly target: 'zh' | 'en';
  readonly architecture: string;
  readonly version: string;
  readonly files: readonly PackedFile[];
}

/** Where Mozilla serves the files. */
export const FIREFOX_FILES = 'https://firefox-settings-attachments.cdn.mozilla.net/';
/** Where Mozilla lists them. */
export const FIREFOX_RECORDS = 'https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/translations-models-v2/records';
export const FIREFOX_LICENCE = 'MPL-2.0';

export const FIREFOX_MODELS: readonly FirefoxModel[] = [
  {
    // Mozilla has two of this direction. `base` is what Firefox uses on desktops; `base-memory` 3.1 has a quarter fewer
    // weights, to fit phones (its records are for Android only). A server has the 16 MB, so readers get the better one.
    source: 'zh', target: 'en', architecture: 'base', version: '3.0',
    files: [
      {
        part: 'model', name: 'model.zhen.intgemm.alphas.bin',
        location: 'main-workspace/translations-models-v2/ef9e8f1a-b8c5-4626-a134-ff74bd8628ae.zst',
        size: 43_556_159, sha256: '3a53dee52f7fe10991438dbff166f2c805a176e4e891e2712fcee5a55e46beaf',
        contentSize: 59_504_955, contentSha256: '3535442962ec8f4a553cc19b206befcac689ee9cddaea44fa91e21527fc30ac2',
      },
      {
        part: 'vocab', name: 'vocab.zhen.spm',
        location: 'main-workspace/translations-models-v2/4c5d89d3-9412-4a61-a843-dfc1ed70565d.zst',
        size: 611_595, sha256: '4f9c18c3665d995845a4e3ff71476a881a2c4257a5caf88a042237f4d1f14e58',
        contentSize: 1_359_697, contentSha256: 'dff594318ab7d8b7b60b844ab98ebe6b932ae8045fab15235404c787715965b3',
      },
      {
        part: 'lex', name: 'lex.50.50.zhen.s2t.bin',
        location: 'main-workspace/translations-models-v2/570592b5-224e-4ad9-96cd-7a4905f0f044.zst',
        size: 3_429_363, sha256: 'a25d94a146d5d7ffbe3b8a39e05c80b4dc683fc572c7b746cae983d86c2e3b24',
        contentSize: 9_220_016, contentSha256: 'cdcad3592dc2bc4676c34c4d37203f7649ee989195cf083cbb60f1ea011f976b',
      },
    ],
  },
  {
    // The only one of this direction, on every platform. Chinese output has a vocabulary of its own.
    source: 'en', target: 'zh', architecture: 'base-memory', version: '3.0',
    files: [
      {
        part: 'model', name: 'model.enzh.intgemm.alphas.bin',
        location: 'main-workspace/translations-models-v2/321191b6-2c42-4bca-84ec-b7b074b67bd6.zst',
        size: 32_923_790, sha256: 'f0c96e546b0af7c1fe84647d450b1eba0b0591c167e1ead135b334e4b54f6e08',
        contentSize: 43_849_787, contentSha256: '4e5accc141373565ddc8fa1565bceaa8d0c3482a82cab8131c719ebcc6c2157c',
      },
      {
        part: 'srcvocab', name: 'srcvocab.enzh.spm',
        location: 'main-workspace/translations-models-v2/83278466-fec4-4944-a99d-c2372fa9de88.zst',
        size: 348_078, sha256: 'ec495ad8f0c80ba4eae5ac3b9a8e2ccb4a3a7becb1992efcfea5f4653ffdece1',
        contentSize: 806_952, contentSha256: 'bd9b65504acc6d9726dd281f7defc2adb7c2c22d0688fe2f84697de25197c8c5',
      },
      {
        part: 'trgvocab', name: 'trgvocab.enzh.spm',
        location: 'main-workspace/translations-models-v2/84236654-1b66-42fc-9ba2-74c37f27e5eb.zst',
        size: 354_994, sha256: '25c6c984a7556cb6478b9f1748ff68d8fd433c0e7d472bfdbd4d64a2dffa21f1',
        contentSize: 772_004, contentSha256: 'aded6993c36e440284d11cec3f6b8aef9c0e43188a772d80be342a713adf223d',
      },
      {
        part: 'lex', name: 'lex.50.50.enzh.s2t.bin',
        location: 'main-workspace/translations-models-v2/900beaed-2dba-4a88-ad7c-852ec9e73f6a.zst',
        size: 2_499_275, sha256: 'c7e4b2ee202e6cf526d07f9c5a47b759ba32b0b42a5353d3db4ee1ff3bfb5217',
        contentSize: 6_506_248, contentSha256: '4a5e5827788060f1d718a8132b69440929387514a045796e9b77f935db68c055',
      },
    ],
  },
];
