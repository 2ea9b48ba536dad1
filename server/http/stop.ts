import "server-only";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { announceStop } from "../api/doors/stopping";

const IDLE_SWEEP_MILLISECONDS = 200;

export interface Ending {
  /** The server says that it is not ready, and serves for so long whoever has not heard of it. */
  drain: (milliseconds: number) => Promise<void>;
  /** Takes no more requests; resolves once each that it took has its answer. */
  close: () => Promise<void>;
}

/** Whoever keeps the connection would send the next request to a server that is about to be gone. */
function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

async function close(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MILLISECONDS);
  try {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
  } finally {
    clearInterval(sweep);
  }
}

/** Follows a server's answers, so that it can end without breaking one off. */
export function endingOf(server: Server): Ending {
  const open = new Set<ServerResponse>();
  let ending = false;
  server.prependListener("request", (_request: IncomingMessage, response: ServerResponse) => {
    if (ending) lastOnItsConnection(response);
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  return {
    drain: async (milliseconds) => {
      announceStop();
      ending = true;
      for (const response of open) lastOnItsConnection(response);
      if (milliseconds > 0) await pause(milliseconds);
    },
    close: () => close(server),
  };
}
