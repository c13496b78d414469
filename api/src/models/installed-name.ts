import type { PackedFile } from './firefox-records.ts';

/**
 * What a file is called once it is installed: `model.zhen.intgemm.alphas.3535442962ec.bin`. With its hash in the name a
 * newer version lies beside the older one, until `model.json` is replaced in one step and names the newer files.
 */
export function installedName({ name, contentSha256 }: Pick<PackedFile, 'name' | 'contentSha256'>): string {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.${contentSha256.slice(0, 12)}${name.slice(dot)}`;
}
