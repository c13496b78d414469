import type { Key } from '$lib/i18n/translate.ts';

/** What a key does: `says` is the text in the help dialog. */
export interface KeyAct {
  says: Key;
  run(event: KeyboardEvent): void;
}

// Browser only. The innermost page registers last and wins; `?` is the help itself.
const maps: Record<string, KeyAct>[] = [];
const storedOff = 'laoyou:keys-off';
let listening = false;

/** Registers keys until the returned function is called: `$effect(() => useKeys({ j: { says: 'reading:key.next', run } }))`. */
export function useKeys(map: Record<string, KeyAct>): () => void {
  maps.push(map);
  if (!listening) {
    addEventListener('keydown', onkeydown);
    listening = true;
  }
  return () => {
    maps.splice(maps.indexOf(map), 1);
  };
}

/** All keys that work now, for the help dialog. */
export function currentKeys(): [string, KeyAct][] {
  return Object.entries(Object.assign({}, ...maps) as Record<string, KeyAct>);
}

/** One-letter keys disturb people who dictate; they can be switched off (WCAG 2.1.4). `?` always works. */
export function keysOn(): boolean {
  return localStorage.getItem(storedOff) === null;
}

export function switchKeys(on: boolean): void {
  if (on) localStorage.removeItem(storedOff);
  else localStorage.setItem(storedOff, '1');
}

function onkeydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target)) return;
  if (event.key !== '?' && !keysOn()) return;
  for (let i = maps.length - 1; i >= 0; i--) {
    const act = maps[i]?.[event.key];
    if (!act) continue;
    event.preventDefault();
    act.run(event);
    return;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null;
}
