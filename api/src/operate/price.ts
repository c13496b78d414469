const PER_MILLION = 6;

/**
 * What so many characters cost at a price of a million, to the last decimal: an estimate that binary fractions have
 * rounded is one that nobody can check against an invoice.
 */
export function priceOf(characters: number | bigint, perMillion: string): string {
  const [whole = '', fraction = ''] = perMillion.split('.');
  // The price in millionths, times characters, is in millionths of millionths.
  const total = BigInt(characters) * BigInt(whole + fraction.padEnd(PER_MILLION, '0'));
  const digits = total.toString().padStart(2 * PER_MILLION + 1, '0');
  const decimals = digits.slice(-2 * PER_MILLION).replace(/0+$/, '');
  return digits.slice(0, -2 * PER_MILLION) + (decimals && `.${decimals}`);
}
