import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Effort } from "../compare";
import type { Figure } from "../report";
import type { Rates } from "../turns";

const execute = promisify(execFile);

/** Our own checks may cost a part of what the library's do. */
const AIM = { rate: 200, ratio: 0.75 };

const round = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });

/**
 * How fast one process validates SAML responses, against the library by itself. The server's files want its condition.
 */
export async function measureSaml(effort: Effort): Promise<Figure[]> {
  const script = join(import.meta.dirname, "saml-process.ts");
  const args = ["--conditions=react-server", "--import", "tsx", script, JSON.stringify(effort)];
  const { stdout } = await execute(process.execPath, args);
  const { ours, library } = JSON.parse(stdout) as Rates;
  const ratio = ours.rate / library.rate;
  return [
    {
      what: "SAML responses validated in one process, 1/s (CPU ms)",
      aim: `${AIM.rate}/s, ${AIM.ratio} x node-saml`,
      figure: `${round(ours.rate)} (${round(ours.cpu, 2)})`,
      baseline: `${round(library.rate)} (${round(library.cpu, 2)})`,
      ratio: round(ratio, 2),
      passed: ours.rate >= AIM.rate && ratio >= AIM.ratio,
    },
  ];
}
