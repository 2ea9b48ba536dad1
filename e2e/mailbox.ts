import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startMailServer, type ReceivedLetter } from "../server/testing/smtp";

/** A letter as tests read it. */
export type Letter = Pick<ReceivedLetter, "subject" | "text" | "html" | "recipients" | "raw">;

/** What the runner's own process keeps and tests, which run in others, ask for by HTTP. */
export interface Bridge {
  smtpUrl: string;
  url: string;
  close: () => Promise<void>;
}

/** Starts a mail server, and a small HTTP server that hands out its letters and the product's errors. */
export async function startBridge(takeErrors: () => string[]): Promise<Bridge> {
  const mail = await startMailServer();
  const answer = async (path: URL): Promise<unknown> => {
    if (path.pathname === "/errors") return takeErrors();
    if (path.pathname === "/reject") {
      mail.reject(path.searchParams.get("answer"));
      return null;
    }
    const { subject, text, html, recipients, raw } = await mail.letterTo(
      path.searchParams.get("to") ?? "",
      path.searchParams.get("subject") ?? "",
    );
    return { subject, text, html, recipients, raw };
  };
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? "/", "http://localhost")).then(
      (value) => response.end(JSON.stringify(value)),
      (error: unknown) => response.writeHead(404).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await mail.close();
  };
  return { smtpUrl: mail.url, url: `http://127.0.0.1:${port}`, close };
}

async function ask(bridge: string, path: string): Promise<unknown> {
  const answer = await fetch(`${bridge}${path}`);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** The last letter to somebody whose subject holds this text, as soon as it has arrived. */
export async function letterTo(bridge: string, address: string, subject = ""): Promise<Letter> {
  return (await ask(bridge, `/letter?${new URLSearchParams({ to: address, subject }).toString()}`)) as Letter;
}

/** Makes the mail server refuse every following letter, or accept again. */
export async function rejectMail(bridge: string, answer: string | null): Promise<void> {
  await ask(bridge, answer === null ? "/reject" : `/reject?answer=${encodeURIComponent(answer)}`);
}

/** The errors that the product has logged since the last call. */
export async function takeServerErrors(bridge: string): Promise<string[]> {
  return (await ask(bridge, "/errors")) as string[];
}
