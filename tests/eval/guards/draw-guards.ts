import { DOUBT_KINDS } from '../../../api/src/translation/doubts.ts';
import type { Figures } from '../figures.ts';
import { shown, table } from '../draw.ts';
import { HALVES } from './read-pairs.ts';

/** The guards' figures for people: recall by kind, and alarms for nothing. */
export function drawGuards(figures: Figures): string {
  const parts = [['all', ''], ...HALVES.map((half) => [half, `${half}_`])].filter(([, key]) => figures[`guards_${key}pairs`] !== undefined);
  const row = (title: string, cell: (key: string) => string): string[] => [title, ...parts.map(([, key]) => cell(key!))];
  const value = (key: string, digits = 1): string => shown(figures[`guards_${key}`], digits);
  const people = Object.keys(figures).flatMap((key) => {
    const set = /^guards_([a-z0-9]+)_lines$/.exec(key)?.[1];
    return set ? [`${set}: ${value(`${set}_alarms`, 2)} % of ${value(`${set}_lines`, 0)} translations by people are flagged`] : [];
  });
  return [
    table(['meaning guards, %', ...parts.map(([title]) => title!)], [
      row('pairs', (key) => value(`${key}pairs`, 0)),
      row('errors found', (key) => value(`${key}found`)),
      row('false alarms, of right pairs', (key) => `${value(`${key}false_alarms`)} of ${value(`${key}right`, 0)}`),
      row('precision', (key) => value(`${key}precision`)),
      ...DOUBT_KINDS.map((kind) => row(`${kind} recall`, (key) => (figures[`guards_${key}${kind}_total`] === undefined ? '–' : `${value(`${key}${kind}_recall`)} of ${value(`${key}${kind}_total`, 0)}`))),
    ]),
    ...people, '',
  ].join('\n');
}
