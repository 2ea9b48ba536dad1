/** The SDK's types, as the text of cli/sdk/api-types.ts. */
export function apiTypes(document: unknown): string;
