import "server-only";
import { z } from "zod";
import { json, type Answer } from "./problem";

/** What a format is called over the wire. */
export const MEDIA_TYPES = { json: "application/json", yaml: "application/yaml", hocon: "application/hocon" } as const;

type Format = keyof typeof MEDIA_TYPES;

const FORMATS = ["json", "yaml", "hocon"] as const satisfies readonly Format[];

/** How much a client wants a type, by the most telling range of its `Accept` (RFC 9110, 12.5.1). */
function wish(accept: string, type: string): number {
  let best = { precision: 0, quality: 0 };
  for (const range of accept.toLowerCase().split(",")) {
    const [name = "", ...parameters] = range.split(";").map((part) => part.trim());
    const precision = name === type ? 3 : name === "application/*" ? 2 : name === "*/*" ? 1 : 0;
    if (precision <= best.precision) continue;
    const given = parameters.find((parameter) => parameter.startsWith("q="));
    const quality = given === undefined ? 1 : Number(given.slice(2));
    best = { precision, quality: Number.isNaN(quality) ? 0 : quality };
  }
  return best.quality;
}

/** The format that a client likes most; JSON where it likes several alike, or none of them. */
function formatBy(accept: string | null): Format {
  let best: Format = "json";
  for (const format of FORMATS) {
    if (wish(accept ?? "*/*", MEDIA_TYPES[format]) > wish(accept ?? "*/*", MEDIA_TYPES[best])) best = format;
  }
  return best;
}

/** The input of a procedure that answers a text by itself, as far as headers say it. */
export function negotiatedInput(header: (name: string) => string | null): Record<string, string> {
  const known = header("if-none-match");
  return { format: formatBy(header("accept")), ...(known === null ? {} : { ifNoneMatch: known }) };
}

const answered = z.object({
  format: z.enum(FORMATS),
  etag: z.string(),
  hiddenArguments: z.array(z.string()).readonly(),
  content: z.string().nullable(),
});

/** Beside a text in a format of its own: what agents hide in logs. */
export const HIDDEN_HEADER = "tenantry-hidden-arguments";

/** The text itself, or 304 where the client has it. Nothing between keeps it, as it may hold secrets. */
export function negotiatedAnswer(value: unknown, requestId: string): Answer {
  const { format, etag, hiddenArguments, content } = answered.parse(value);
  const headers = {
    etag,
    [HIDDEN_HEADER]: hiddenArguments.join(","),
    vary: "Accept, Authorization, Cookie",
    "x-request-id": requestId,
  };
  if (content === null) return { status: 304, headers: { "cache-control": "no-store", ...headers }, body: "" };
  const { headers: usual } = json(200, null, headers);
  return { status: 200, headers: { ...usual, "content-type": `${MEDIA_TYPES[format]}; charset=utf-8` }, body: content };
}
