// Replaced by `pnpm generate:client`.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type paths = any;
