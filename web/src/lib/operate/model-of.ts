import type { Usage } from './shapes.ts';

/** How an engine is called where people read of it; its id where it is not in use any more. */
export const modelOf = ({ engines }: Usage, id: string): string => engines.find((one) => one.id === id)?.model ?? id;
