import type { Manifest, ManifestFile } from '../adapters/engines/bergamot/manifest.ts';
import { FIREFOX_LICENCE, FIREFOX_RECORDS, type FirefoxModel, type PackedFile } from './firefox-records.ts';
import { installedName } from './installed-name.ts';

/** `zh → en`, for people. */
export const showPair = ({ source, target }: Pick<FirefoxModel, 'source' | 'target'>): string => `${source} → ${target}`;

/** What stands in `model.json` of an installed Firefox model. */
export function describeModel({ source, target, architecture, version, files }: FirefoxModel): Manifest {
  const find = (...parts: PackedFile['part'][]): ManifestFile | undefined => {
    const file = files.find(({ part }) => parts.includes(part));
    return file && { name: installedName(file), size: file.contentSize, sha256: file.contentSha256 };
  };
  const need = (...parts: PackedFile['part'][]): ManifestFile => {
    const found = find(...parts);
    if (!found) throw new Error(`The records of ${source}-${target} lack ${parts.join(' or ')}.`);
    return found;
  };
  const lex = find('lex');
  return {
    format: 1,
    family: 'firefox', name: `Firefox Translations ${architecture} ${version}`, version,
    source, target,
    quality: 'standard', input: 'plain', marks: 'html', default: true,
    // Firefox asks for one beam.
    options: { 'gemm-precision': precision(need('model').name), 'beam-size': 1 },
    licence: FIREFOX_LICENCE, origin: FIREFOX_RECORDS,
    files: { model: need('model'), sourceVocab: need('srcvocab', 'vocab'), targetVocab: need('trgvocab', 'vocab'), ...(lex && { lex }) },
  };
}

/** Mozilla tells by the name: a file with `alphas` holds the ranges that make the faster arithmetic possible; without them it aborts. */
const precision = (name: string): string => (name.includes('.alphas.') ? 'int8shiftAlphaAll' : 'int8shiftAll');
