export function fits(path: string, patterns: string[], noun?: string): boolean;
export function resolveImport(file: string, source: string): string | undefined;
export function refusal(file: string, target: string, typeOnly: boolean): string | undefined;
