import Type from 'typebox';
import { LANGUAGE_CODES, Moment, NullableMoment, QUALITIES, WrittenLanguage, nullable, oneOf, ref } from '../http/schema.ts';

const percent = Type.Number({ minimum: 0, maximum: 100 });

export const MeasuredScores = Type.Object(
  {
    version: Type.String({ description: 'Of the engine that was measured; another one may serve now.' }),
    model: Type.String(),
    date: Type.String({ description: 'Such as 2026-11-25.' }),
    hardware: Type.String({ description: 'A name, such as 2 × AMD EPYC.' }),
    shared: Type.Boolean({ description: 'Other work ran on it meanwhile: alone it would have been faster.' }),
    current: Type.Boolean({ description: 'The version that serves now is the one that was measured.' }),
    scores: Type.Array(Type.Object({
      set: Type.String(), source: oneOf(LANGUAGE_CODES), target: oneOf(LANGUAGE_CODES), lines: Type.Integer(), bleu: percent, chrf: percent,
    })),
    kept: Type.Array(Type.Object({ kind: Type.String(), percent, total: Type.Integer() }), { description: 'What came through of numbers, links, names and so on.' }),
    wordsPerSecond: Type.Unsafe<number | null>({ type: ['number', 'null'] }),
  },
  { $id: 'MeasuredScores' },
);

export const EngineInUse = Type.Object(
  {
    id: Type.String(),
    model: Type.String(),
    version: Type.String(),
    quality: oneOf(QUALITIES),
    local: Type.Boolean({ description: 'No text leaves the server.' }),
    pairs: Type.Array(Type.Object({ source: WrittenLanguage, target: oneOf(LANGUAGE_CODES) })),
    translations: Type.Integer({ description: 'It wrote most of so many translations that are here now.' }),
    olderVersions: Type.Integer({ description: 'How many of them in an earlier version.' }),
    since: NullableMoment,
    measured: nullable(ref(MeasuredScores)),
  },
  { $id: 'EngineInUse' },
);

export const EnginesInUse = Type.Object(
  {
    engines: Type.Array(ref(EngineInUse), { description: 'In the order they are asked.' }),
    earlier: Type.Array(Type.Object({ id: Type.String(), translations: Type.Integer(), since: Moment }), { description: 'Not in use any more, and some of what they wrote is still here.' }),
    people: Type.Object({ sentences: Type.Integer(), authors: Type.Integer() }, { description: 'Sentences that readers translated, and posts that their authors did.' }),
  },
  { $id: 'EnginesInUse' },
);
