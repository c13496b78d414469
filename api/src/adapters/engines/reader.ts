/** How `config.ts` reads the environment; what is wrong is added to `problems`. */
export interface Reader {
  problems: string[];
  text(name: string): string | undefined;
  integer(name: string, fallback: null, min: number, max: number): number | null;
  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T;
  address(name: string, protocols: readonly string[], bare: boolean): string | null;
}
