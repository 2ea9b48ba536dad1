import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A letter as it arrived: parsed, with the envelope's recipients. */
export interface ReceivedLetter extends Email {
  recipients: string[];
  /** The message as it came over the wire. */
  raw: string;
}

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  letters: ReceivedLetter[];
  /** Refuses every following letter with this answer; accepts again where null. */
  reject: (answer: string | null) => void;
  /** Resolves with the last letter to somebody whose subject holds this text, at once or as soon as one arrives. */
  letterTo: (address: string, subject?: string) => Promise<ReceivedLetter>;
  close: () => Promise<void>;
}

interface Waiting {
  fits: (letter: ReceivedLetter) => boolean;
  resolve: (letter: ReceivedLetter) => void;
}

const PATIENCE_MILLISECONDS = 10_000;

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A mail server on a free loopback port that keeps what it gets. */
export async function startMailServer(): Promise<MailServer> {
  const letters: ReceivedLetter[] = [];
  const waiting = new Set<Waiting>();
  let answer: string | null = null;
  const receive = async (stream: AsyncIterable<Buffer>, recipients: string[]) => {
    const bytes = await readAll(stream);
    if (answer !== null) throw Object.assign(new Error(answer), { responseCode: 550 });
    const letter = { ...(await PostalMime.parse(bytes)), recipients, raw: bytes.toString("utf8") };
    letters.push(letter);
    for (const entry of waiting) if (entry.fits(letter)) entry.resolve(letter);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      receive(stream, recipients).then(() => done(), done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    reject: (text) => void (answer = text),
    letterTo: (address, subject = "") => {
      const fits = (letter: ReceivedLetter) =>
        letter.recipients.includes(address) && (letter.subject ?? "").includes(subject);
      return waitFor(letters, waiting, fits, `a letter to ${address}`);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function waitFor(
  letters: ReceivedLetter[],
  waiting: Set<Waiting>,
  fits: Waiting["fits"],
  what: string,
): Promise<ReceivedLetter> {
  const found = letters.findLast(fits);
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(entry);
      reject(new Error(`${what} did not come within ${PATIENCE_MILLISECONDS} ms`));
    }, PATIENCE_MILLISECONDS);
    const entry: Waiting = {
      fits,
      resolve: (letter) => {
        clearTimeout(timer);
        waiting.delete(entry);
        resolve(letter);
      },
    };
    waiting.add(entry);
  });
}
