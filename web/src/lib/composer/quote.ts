/** Somebody wants to quote: the open reply form takes the words, else the reply page does. */
export interface QuoteRequest {
  postId: string;
  words: string;
}

const name = 'laoyou:quote';

/** The words selected on the page and the post they stand in (`id="p-…"`), or null. */
export function selectedQuote(): QuoteRequest | null {
  const selection = getSelection();
  const words = selection?.toString().trim();
  const post = selection?.anchorNode?.parentElement?.closest('[id^="p-"]');
  return words && post ? { postId: post.id.slice(2), words } : null;
}

/** Offers the words to a reply form on this page; false when there is none. */
export function offerQuote(request: QuoteRequest): boolean {
  return !dispatchEvent(new CustomEvent(name, { detail: request, cancelable: true }));
}

/** A reply form takes quotes until the returned function is called. */
export function takeQuotes(take: (request: QuoteRequest) => void): () => void {
  const listen = (event: Event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    take((event as CustomEvent<QuoteRequest>).detail);
  };
  addEventListener(name, listen);
  return () => removeEventListener(name, listen);
}
