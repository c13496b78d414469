/** `model.json`: what a model says of itself, checked field by field. */
import { ModelCorrupt } from '../../../translation/errors.ts';
import { isLanguage, type Language } from '../../../translation/languages.ts';
import { QUALITIES, type Quality } from '../../../translation/quality.ts';

export interface ManifestFile {
  /** Beside `model.json`; never a path. */
  name: string;
  size: number;
  /** Hex. */
  sha256: string;
}

export interface Manifest {
  format: 1;
  family: string;
  /** As readers see it, such as `Firefox Translations base 3.0`. */
  name: string;
  version: string;
  source: Language;
  target: Language;
  quality: Quality;
  /** `draft`: the model edits a draft and is given `<source> ◇ <draft>`. */
  input: 'plain' | 'draft';
  /** `tokens`: ⟦1⟧…⟦9⟧ and ⟦/1⟧…⟦/9⟧ are words of its vocabulary. `html`: the runtime carries tags over by alignment. */
  marks: 'html' | 'tokens';
  /**
   * For models that edit: how sure of its words (mean logarithm of their probability) the network has to be for its
   * text to stand; where it is less sure the draft stands. Absent: it always does.
   */
  sureFrom?: number;
  /** Whether it serves where nobody named its engine. True unless the file says otherwise. */
  default: boolean;
  /** Options of Marian, such as `beam-size`. */
  options: Record<string, string | number | boolean>;
  licence: string;
  origin: string;
  files: { model: ManifestFile; sourceVocab: ManifestFile; targetVocab: ManifestFile; lex?: ManifestFile };
}

const FILE_NAME = /^[A-Za-z0-9][\w.-]{0,127}$/;

/** Reads the text of `model.json`. `where` is its path, for the message. Throws `ModelCorrupt`. */
export function parseManifest(text: string, where: string): Manifest {
  const refuse = (what: string): never => { throw new ModelCorrupt(`${where}: ${what}.`); };
  const read = (): unknown => {
    try { return JSON.parse(text); } catch { return refuse('is not JSON'); }
  };
  const object = (value: unknown, name: string): Record<string, unknown> =>
    (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : refuse(`${name} must be an object`));
  const json = object(read(), 'the file');
  const string = (name: string): string => {
    const value = json[name];
    return typeof value === 'string' && /\S/.test(value) && value.length <= 300 ? value : refuse(`"${name}" must be a text`);
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T =>
    allowed.find((one) => one === json[name]) ?? refuse(`"${name}" must be one of ${allowed.join(', ')}`);
  const language = (name: string): Language => (isLanguage(json[name]) ? json[name] : refuse(`"${name}" must be a language of this forum`));

  if (json.format !== 1) refuse('has a format that this version does not know');
  const listed = object(json.files, '"files"');
  const file = (name: string): ManifestFile => {
    const { name: fileName, size, sha256 } = object(listed[name], `"files.${name}"`);
    if (typeof fileName !== 'string' || !FILE_NAME.test(fileName)) return refuse(`"files.${name}" needs a plain file name`);
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size <= 0) return refuse(`"files.${name}" needs a size`);
    if (typeof sha256 !== 'string' || !/^[\da-f]{64}$/.test(sha256)) return refuse(`"files.${name}" needs a SHA-256`);
    return { name: fileName, size, sha256 };
  };
  if (json.default !== undefined && typeof json.default !== 'boolean') refuse('"default" must be true or false');
  const { sureFrom } = json;
  if (sureFrom !== undefined && (typeof sureFrom !== 'number' || !(sureFrom <= 0) || json.input !== 'draft' || json.marks !== 'tokens')) {
    refuse('"sureFrom" must be a number up to 0, of a model that edits a draft with marks as tokens');
  }
  const [source, target] = [language('source'), language('target')];
  if (source === target) refuse('"source" and "target" are the same');
  return {
    format: 1,
    family: string('family'), name: string('name'), version: string('version'),
    source, target,
    quality: oneOf('quality', QUALITIES),
    input: oneOf('input', ['plain', 'draft'] as const),
    marks: oneOf('marks', ['html', 'tokens'] as const),
    ...(typeof sureFrom === 'number' && { sureFrom }),
    default: json.default !== false,
    options: options(json.options === undefined ? {} : object(json.options, '"options"'), refuse),
    licence: string('licence'), origin: string('origin'),
    files: { model: file('model'), sourceVocab: file('sourceVocab'), targetVocab: file('targetVocab'), ...(listed.lex !== undefined && { lex: file('lex') }) },
  };
}

/** They become lines of YAML for the runtime: nothing in them may begin another line. */
function options(found: Record<string, unknown>, refuse: (what: string) => never): Manifest['options'] {
  for (const [name, value] of Object.entries(found)) {
    const plain = typeof value === 'boolean' || Number.isFinite(value) || (typeof value === 'string' && /^[\w.,/+-]{1,64}$/.test(value));
    if (!/^[a-z][a-z0-9-]{0,63}$/.test(name) || !plain) refuse(`the option "${name}" cannot be used`);
  }
  return found as Manifest['options'];
}
