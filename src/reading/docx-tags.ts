/** Where a walk over a part of a DOCX is: the open tags, and whether what stands there is seen once tracked changes are accepted. */

/** Deleted, moved away, or the older drawing of what stands beside it. */
const UNSEEN = new Set(['del', 'moveFrom', 'Fallback', 'delText', 'delInstrText']);
/** In properties, w:del is about a mark or a row, not around words. */
const hides = (tag: string, parent: string): boolean => UNSEEN.has(tag) && !parent.endsWith('Pr');

export class DocxTags {
  readonly #tags: string[] = [];
  /** Depth inside what no reader sees, and inside properties of before a tracked change. */
  #hidden = 0;
  #past = 0;

  get current(): string {
    return this.#tags.at(-1) ?? '';
  }
  /** While `current` is a property: what its properties are of. */
  get owner(): string {
    return this.#tags.at(-3) ?? '';
  }
  get deleted(): boolean {
    return this.#hidden > 0;
  }
  get unseen(): boolean {
    return this.#hidden > 0 || this.#past > 0;
  }

  /** The parent of the tag that opens. */
  open(tag: string): string {
    const parent = this.current;
    this.#tags.push(tag);
    if (tag.endsWith('Change')) this.#past += 1;
    if (hides(tag, parent)) this.#hidden += 1;
    return parent;
  }

  /** The parent of the tag that closes; null when the tag was not seen. */
  close(tag: string): string | null {
    this.#tags.pop();
    const parent = this.current;
    if (tag.endsWith('Change')) this.#past -= 1;
    if (hides(tag, parent)) {
      this.#hidden -= 1;
      return null;
    }
    return this.unseen ? null : parent;
  }
}
