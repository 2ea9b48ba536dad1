/** What a person is told when a command was refused, with the number to quote. */
export interface Failure {
  sentence: string;
  reason: string;
  requestId?: string;
  /** Seconds after which another try may succeed. */
  retryAfter?: number;
  /** In a text of several lines: where it is wrong, both from 1. */
  at?: { line: number; column: number };
  /** The page on which it can be changed. */
  path?: string;
}
