import { Injectable } from '@nestjs/common';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';

/** bytes that all posts under way together may occupy in this process */
const budget = 128 * 1024 * 1024;
const retryAfterSeconds = 1;

/** Back-pressure instead of collapse: refuses a post when those under way already fill the memory set aside for them. */
@Injectable()
export class IntakeGate {
  private taken = 0;

  /** Runs `work` while `bytes` are set aside for it. A post larger than the whole budget runs alone. */
  async through<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    if (this.taken > 0 && this.taken + bytes > budget) {
      throw new RefusalError(refusal('intake-busy', { retryAfterSeconds }));
    }
    this.taken += bytes;
    try {
      return await work();
    } finally {
      this.taken -= bytes;
    }
  }
}
