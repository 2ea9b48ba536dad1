export const LONGEST_ADDRESS = 2_000;

/** The address of a picture that a provider names; null for what is none, is not asked for by https, or is too long. */
export function pictureAddressOf(text: string | null): string | null {
  if (text === null || text.length > LONGEST_ADDRESS || !URL.canParse(text)) return null;
  return new URL(text).protocol === "https:" ? text : null;
}
