import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { isSigned } from "../../secrets/sign";
import { auditView } from "../schema";
import { ARCHIVE_FORMAT } from "./archive";
import { isGenuine } from "./checkpoint";
import { statementText } from "./export-statement";
import { Links } from "./links";
import { linkHash } from "./seal-rows";

/** What a file shows: facts that hold, and faults that say why it is not to be trusted. */
interface FileReport {
  facts: string[];
  faults: string[];
}

const headerShape = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  chain: z.string(),
  after: z.object({ sequence: z.string(), hash: z.string() }),
});

const rowShape = z.object({ sequence: z.string(), hash: z.string(), entry: z.record(z.string(), z.unknown()) });

const checkpointShape = z.object({
  checkpoint: z.object({
    chain: z.string(),
    sequence: z.string().regex(/^\d+$/).transform(BigInt),
    hash: z.string(),
    rows: z.number().int(),
    archive: z.string(),
    signature: z.string(),
  }),
});

const statementShape = z.object({
  export: z.object({
    list: z.string(),
    place: z.record(z.string(), z.string()),
    filters: z.record(z.string(), z.unknown()),
    at: z.string(),
    rows: z.number().int(),
    digest: z.string(),
    signature: z.string(),
  }),
});

/** Verifies an archive of the audit, or a JSON export of any list, as it was downloaded. Reads it line by line. */
export async function verifyFile(path: string): Promise<FileReport> {
  const lines = linesOf(path)[Symbol.asyncIterator]();
  const first = await lines.next();
  const text = first.done === true ? "" : first.value;
  if (text === '{"items":[') return verifyExport(lines);
  const header = headerShape.safeParse(read(text));
  if (header.success) return verifyArchive(header.data, lines);
  return { facts: [], faults: ["This is neither an archive of the audit nor a JSON export as it was downloaded."] };
}

async function* linesOf(path: string): AsyncGenerator<string, void> {
  const source = createReadStream(path);
  const zipped = path.endsWith(".gz");
  const unzip = createGunzip();
  const input = zipped ? source.once("error", (error) => unzip.destroy(error)).pipe(unzip) : source;
  const decoder = new TextDecoder();
  let held = "";
  for await (const piece of input as AsyncIterable<Uint8Array>) {
    const lines = (held + decoder.decode(piece, { stream: true })).split("\n");
    held = lines.pop() ?? "";
    yield* lines;
  }
  if (held !== "") yield held;
}

function read(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type Lines = AsyncIterator<string, void>;

async function* rest(lines: Lines): AsyncGenerator<string, void> {
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) yield next.value;
}

/** Every row follows from the one before, and the last is the one that the signed checkpoint names. */
async function verifyArchive({ chain, after }: z.infer<typeof headerShape>, lines: Lines): Promise<FileReport> {
  let { sequence, hash } = { sequence: BigInt(after.sequence), hash: after.hash };
  const first = sequence + 1n;
  for await (const line of rest(lines)) {
    const value = read(line);
    const end = checkpointShape.safeParse(value);
    if (end.success) {
      const { checkpoint } = end.data;
      if (!isGenuine(checkpoint)) return fault("The signature of the checkpoint is not this installation's.");
      const same = checkpoint.chain === chain && checkpoint.sequence === sequence && checkpoint.hash === hash;
      if (!same || BigInt(checkpoint.rows) !== sequence - first + 1n) {
        return fault("The checkpoint is another archive's.");
      }
      const text = `${checkpoint.rows} rows of the chain ${chain}, ${first} to ${sequence}, are whole, and signed here.`;
      return { facts: [text], faults: [] };
    }
    const row = rowShape.safeParse(value);
    const expected = row.success ? linkHash(hash, row.data.entry) : "";
    if (!row.success || row.data.hash !== expected || BigInt(row.data.sequence) !== sequence + 1n) {
      return fault(`The row ${sequence + 1n} of the chain ${chain} was altered or is missing.`);
    }
    sequence += 1n;
    hash = expected;
  }
  return fault("The archive is cut off: it has no checkpoint at its end.");
}

function fault(text: string): FileReport {
  return { facts: [], faults: [text] };
}

/**
 * The signed statement covers every item as it stands in the file; a whole audit shows besides that no row is missing.
 */
async function verifyExport(lines: Lines): Promise<FileReport> {
  const digest = createHash("sha256");
  const chain = new Links();
  let rows = 0;
  let statement: z.infer<typeof statementShape>["export"] | undefined;
  for await (const line of rest(lines)) {
    if (line === "],") continue;
    const end = line.startsWith('"export":') ? statementShape.safeParse(read(`{${line}`)) : undefined;
    if (end?.success === true) {
      statement = end.data.export;
      break;
    }
    const item = line.endsWith(",") ? line.slice(0, -1) : line;
    digest.update(`${item}\n`);
    rows += 1;
    const entry = auditView.safeParse(read(item));
    if (entry.success) chain.add(entry.data);
  }
  if (statement === undefined) return fault("The export is cut off: it has no statement at its end.");
  const { signature, ...said } = statement;
  if (!isSigned("list-export", statementText(said), signature)) {
    return fault("The signature of the export is not this installation's.");
  }
  if (said.rows !== rows || said.digest !== digest.digest("hex")) {
    return fault("The rows are not those that were exported.");
  }
  const facts = [`${rows} rows are as this installation exported them on ${said.at} (${said.list}).`];
  if (said.list !== "audit.listInOrganization") {
    const slice =
      "Only the whole audit of an organization has all links of its chain: rows that were missing do not show.";
    return { facts: [...facts, ...(said.list.startsWith("audit.") ? [slice] : [])], faults: [] };
  }
  const filters = Object.keys(said.filters).filter((name) => name !== "sort");
  if (filters.length > 0) {
    return {
      facts: [...facts, `It was filtered (${filters.join(", ")}): rows that were missing do not show.`],
      faults: [],
    };
  }
  const wrong = chain.fault();
  return wrong === null ? { facts: [...facts, ...chain.facts()], faults: [] } : fault(wrong);
}
