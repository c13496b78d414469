// Han and Latin want a little air between them. Browsers that know `text-autospace` make it; this does it for the others,
// in what people wrote: an empty box where the scripts meet, which nobody copies, hears or selects.

const meeting = /(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{Script=Han})/u;

function space(root: Element): void {
  root.setAttribute('data-spaced', '');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (meeting.test(text.data) && !text.parentElement?.closest('pre, code')) texts.push(text);
  }
  for (const text of texts) {
    const parts = text.data.split(meeting);
    text.replaceWith(...parts.flatMap((part, i) => (i === 0 ? [part] : [gap(), part])));
  }
}

function gap(): HTMLElement {
  const element = document.createElement('span');
  element.className = 'gap';
  return element;
}

/** Spaces all posts on the page, and those to come. */
export function spaceScripts(): void {
  const all = () => document.querySelectorAll('.prose :is(p, li, h3, h4, h5, h6, td, th):not([data-spaced])').forEach(space);
  all();
  new MutationObserver(all).observe(document.getElementById('main') ?? document.body, { childList: true, subtree: true });
}
