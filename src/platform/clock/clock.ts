/** The application's clock, for labels and envelopes. What is *due* is decided by the database's clock, never by this one. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
