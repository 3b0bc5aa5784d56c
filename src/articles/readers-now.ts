import { Injectable } from '@nestjs/common';

/** How many people have an article open at this moment, on every process. `realtime/` counts them, and lends its count to those it builds on. */
@Injectable()
export class Audience {
  private count: (articleId: string) => number = () => 0;

  learnFrom(count: (articleId: string) => number): void {
    this.count = count;
  }

  readers(articleId: string): number {
    return this.count(articleId);
  }
}
