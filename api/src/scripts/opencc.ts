/** OpenCC, read in when somebody first wants its dictionaries: 27 MB of memory that most houses never need. */
import type { Region } from './script.ts';

type Convert = (text: string) => string;

export interface Converters {
  /** Into a region's characters (and for Taiwan its words), by what the text is written in. */
  from: Record<'simplified' | 'traditional', Record<Region, Convert>>;
  /** How many characters of it are only Simplified, and how many only Traditional. */
  count(text: string): { simplified: number; traditional: number };
}

let loading: Promise<Converters> | undefined;

/** Loads once for the process; a load that failed is tried again by the next who asks. */
export function loadConverters(): Promise<Converters> {
  return (loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));
}

async function load(): Promise<Converters> {
  const { Converter } = await import('opencc-js');
  // One large dictionary and steps on from it: OpenCC's ready-made ways would each build their own, of 45 MB.
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const toSimplified = Converter({ from: 't', to: 'cn' });
  const [toTaiwan, toHongKong] = [Converter({ from: 't', to: 'twp' }), Converter({ from: 't', to: 'hk' })];
  return {
    from: {
      simplified: { cn: (text) => text, tw: (text) => toTaiwan(toTraditional(text)), hk: (text) => toHongKong(toTraditional(text)) },
      // Between Taiwan and Hong Kong only characters change: whoever wrote 文件 in Traditional may have meant just that.
      traditional: { cn: Converter({ from: 'twp', to: 'cn' }), tw: Converter({ from: 'hk', to: 'tw' }), hk: Converter({ from: 'tw', to: 'hk' }) },
    },
    count: (text) => ({ simplified: differences(text, toTraditional(text)), traditional: differences(text, toSimplified(text)) }),
  };
}

function differences(before: string, after: string): number {
  if (before === after) return 0;
  const other = [...after];
  let count = 0;
  [...before].forEach((character, index) => { if (character !== other[index]) count += 1; });
  return count;
}
