/** Why the program cannot start, in one line for the person at the keyboard. It ends the process with a non-zero code. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}
