/**
 * A load's result that the browser gets in a shorter form than the server renders from. A page's posts stand in its
 * HTML already; sending them again beside it, for hydration, would double the page and the work of making it.
 */
export class Served<T> {
  constructor(
    readonly value: T,
    private readonly shorten: (value: T) => unknown = (whole) => whole,
  ) {}

  toWire(): string {
    return JSON.stringify(this.shorten(this.value));
  }
}
