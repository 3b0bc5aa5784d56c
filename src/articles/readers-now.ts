import { Injectable } from '@nestjs/common';

/** How many people have an article open at this moment, on every process. The task that counts them stands further down, so it lends its count here. */
@Injectable()
export class ReadersNow {
  private count: (articleId: string) => number = () => 0;

  learnFrom(count: (articleId: string) => number): void {
    this.count = count;
  }

  of(articleId: string): number {
    return this.count(articleId);
  }
}
