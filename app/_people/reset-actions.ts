import { START_RESET } from "@/app/_sentences/sign-in/factors";

/** The actions of a table of people by which somebody gets a link to set their password or second factors anew. */
export const RESET_ACTIONS = [
  { key: "resetPassword", label: START_RESET.password },
  { key: "resetFactor", label: START_RESET.factor },
] as const;
