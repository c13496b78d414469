import type { Transport } from '@sveltejs/kit';
import { Served } from '$lib/reading/served.ts';

/** How load results that are not plain data reach the browser. */
export const transport: Transport = {
  Served: {
    encode: (value) => value instanceof Served && [value.toWire()],
    decode: ([json]: [string]) => new Served(JSON.parse(json) as unknown),
  },
};
