/** One text on its way through the engines, and the best answer so far. */
import { createHash } from 'node:crypto';
import { findDoubts, type Doubt } from './doubts.ts';
import { TranslationError } from './errors.ts';
import { compared } from './guard.ts';
import type { Engine, MemoryKey, Pair, ProtectedText } from './ports.ts';
import type { Protected } from './protect.ts';
import { verify } from './verify.ts';

/** How one sentence reads in the target language, and who wrote it. */
export interface Answer {
  output: ProtectedText;
  /** `null`: a person wrote it. */
  engine: Engine | null;
  /** Handle of that person. */
  by?: string | null;
  /** What should be checked in it. */
  doubts: Doubt[];
}

/** One text to translate, however often it stands in the post. */
export interface Unit extends Pair {
  content: Protected;
  /** Its name in the memory. */
  hash: string;
  /** Sentences before it, as plain text: hints for the engine. */
  before: string[];
  answer?: Answer;
  /** Why there is no answer yet. */
  trouble?: TranslationError;
}

/** Nothing better can come. */
export const isSettled = ({ answer }: Unit) => answer !== undefined && answer.doubts.length === 0;

/** A sentence's name in the memory: sha-256 of its protected text, hex. */
export function hashOf(content: Protected): string {
  return createHash('sha256').update(content.text).digest('hex');
}

/** Under which name one engine's answer is remembered. */
export function memoryKey(engine: Engine, { hash, source, target }: Unit): MemoryKey {
  // Terms of the glossary are marks within the text: what is remembered holds whatever they are translated by.
  return { hash, source, target, engine: engine.id, engineVersion: engine.version, glossaryVersion: 0 };
}

/** Takes an output as the unit's answer, unless there is one that is doubted no more. False: it may not be shown. */
export function offer(unit: Unit, engine: Engine, output: ProtectedText): boolean {
  const finding = verify(unit.content, output, unit);
  if (finding) {
    unit.trouble = new Rejected(finding.reason, finding.detail);
    return false;
  }
  const doubts = findDoubts(compared(unit.content.text, output, unit));
  if (!unit.answer || doubts.length < unit.answer.doubts.length) unit.answer = { output, engine, doubts };
  return true;
}

/** The verifier said no. Asking the same engine again would bring the same answer, whatever the code. */
export class Rejected extends TranslationError {
  override get retry(): 'never' {
    return 'never';
  }
}
