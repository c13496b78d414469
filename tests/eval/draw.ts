/** A figure as people read it; a dash where there is none. */
export const shown = (value: number | undefined, digits: number): string => (value === undefined ? '–' : value.toFixed(digits));

/** Columns of text, the first to the left. */
export function table(head: string[], body: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((cells) => cells[column]!.length)));
  const line = (cells: string[]): string => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ').trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('──'), ...body.map(line), ''].join('\n');
}
