/** Texts that were begun, kept by the browser until they are published: a reload, or an ended session, loses nothing. */
export class Drafts {
  constructor(private readonly articleId: string) {}

  read(parentId: string | null): string {
    try {
      return localStorage.getItem(this.#key(parentId)) ?? '';
    } catch {
      return '';
    }
  }

  write(parentId: string | null, text: string): void {
    try {
      if (text === '') localStorage.removeItem(this.#key(parentId));
      else localStorage.setItem(this.#key(parentId), text);
    } catch {
      // Without storage the text lives as long as the page.
    }
  }

  #key(parentId: string | null): string {
    return `palabre:draft:${this.articleId}:${parentId ?? ''}`;
  }
}
