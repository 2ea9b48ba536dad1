import type { RequireSsoView } from "../schema";

export const STATE_COLUMNS = {
  ssoRequiredAt: true,
  ssoConfirmedAt: true,
  ssoRollsBackAt: true,
  ssoAdmitsExternal: true,
  ssoMessage: true,
} as const;

interface StateRow {
  ssoRequiredAt: Date | null;
  ssoConfirmedAt: Date | null;
  ssoRollsBackAt: Date | null;
  ssoAdmitsExternal: boolean;
  ssoMessage: string;
}

/** What is required and has ended by itself is off, also while its columns wait to be cleared. */
export function stateOf({ ssoRequiredAt, ssoConfirmedAt, ssoRollsBackAt }: StateRow): RequireSsoView["state"] {
  if (ssoRequiredAt === null) return "off";
  if (ssoConfirmedAt !== null) return "on";
  return ssoRollsBackAt !== null && ssoRollsBackAt > new Date() ? "waiting" : "off";
}
