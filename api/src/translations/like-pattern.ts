/** A pattern for `ilike` that finds these words anywhere; what would be a wildcard is only a character. */
export const likePattern = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;
