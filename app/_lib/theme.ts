import { cookies } from "next/headers";

import { isTheme, THEME_COOKIE, type Theme } from "./theme-cookie";

/** The look that the reader chose, so that the first byte already carries it and nothing flashes. */
export async function readTheme(): Promise<Theme> {
  const value = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(value) ? value : "system";
}
