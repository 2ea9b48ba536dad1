import { cookies, headers } from "next/headers";

import type { Clock } from "@/app/_lib/format";
import { visitorLook } from "@/server/api/visitor";

import { TIME_ZONE_COOKIE } from "./time-zone-cookie";

function known(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

/**
 * The reader's language and time zone: what they chose on their profile, else as browser and cookie tell them; English
 * and UTC where nobody says.
 */
export async function readClock(): Promise<Clock> {
  const [look, jar, head] = await Promise.all([visitorLook(), cookies(), headers()]);
  const zone = look.timeZone ?? decodeURIComponent(jar.get(TIME_ZONE_COOKIE)?.value ?? "UTC");
  const tongue = look.locale ?? head.get("accept-language")?.split(/[,;]/)[0]?.trim() ?? "en";
  return {
    now: Date.now(),
    locale: known(() => Intl.getCanonicalLocales(tongue)) && tongue !== "*" && tongue !== "" ? tongue : "en",
    timeZone: known(() => new Intl.DateTimeFormat("en", { timeZone: zone })) ? zone : "UTC",
  };
}
