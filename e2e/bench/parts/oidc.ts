import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Effort } from "../compare";
import type { Figure } from "../report";
import type { Rates } from "../turns";

const execute = promisify(execFile);

/** Pinned addresses cost a connection for each request, which the library keeps open. */
const AIM = { rate: 50, ratio: 0.5 };

const round = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** How fast one process walks the way by OpenID Connect, provider on loopback and all, against the library by itself. */
export async function measureOidc(effort: Effort): Promise<Figure[]> {
  const script = join(import.meta.dirname, "oidc-process.ts");
  const args = ["--conditions=react-server", "--import", "tsx", script, JSON.stringify(effort)];
  const { stdout } = await execute(process.execPath, args);
  const { ours, library } = JSON.parse(stdout) as Rates;
  const ratio = ours.rate / library.rate;
  return [
    {
      what: "OIDC answers exchanged and validated in one process, 1/s (CPU ms)",
      aim: `${AIM.rate}/s, ${AIM.ratio} x openid-client`,
      figure: `${round(ours.rate)} (${round(ours.cpu, 2)})`,
      baseline: `${round(library.rate)} (${round(library.cpu, 2)})`,
      ratio: round(ratio, 2),
      passed: ours.rate >= AIM.rate && ratio >= AIM.ratio,
    },
  ];
}
