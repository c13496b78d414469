/** Moments go from the database to JSON as text; a Date for each would be made only to be written out again. */
import pg from 'pg';

const TIMESTAMPTZ = 1184;
const toDate = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** `2026-01-02 03:04:05.6+00` as `2026-01-02T03:04:05.600Z`; whatever comes in another zone by way of a Date. */
export function toIso(text: string): string {
  if (text.length < 22 || text.length > 26 || !text.endsWith('+00')) return toDate(text).toISOString();
  const time = text.slice(11, -3);
  return `${text.slice(0, 10)}T${time.length === 8 ? `${time}.` : time}${'0'.repeat(12 - (time.length === 8 ? 9 : time.length))}Z`;
}

/** For queries whose moments are only shown. */
export const ISO_MOMENTS: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => (oid === TIMESTAMPTZ && format !== 'binary' ? toIso : pg.types.getTypeParser(oid, format))) as pg.CustomTypesConfig['getTypeParser'],
};
