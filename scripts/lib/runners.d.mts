export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export interface UnitsReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

export interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
}

export function countUnits(report: UnitsReport | undefined): Count;
export function countBrowser(report: BrowserReport | undefined): Count;
export function runUnits(args?: string[], env?: Record<string, string>): Promise<Count>;
export function runBrowser(args?: string[], env?: Record<string, string>): Promise<Count>;
