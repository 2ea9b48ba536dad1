import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { completeEnv } from "@/server/env";

const NO_ERROR = 0;
const SERVER_FAILURE = 2;
const NO_SUCH_NAME = 3;
const TYPE_TXT = 16;

/** The labels of a question (RFC 1035, section 4.1.2) and where it ends. */
function questionOf(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), end: at + 5 };
}

function textRecord(text: string): Buffer {
  const parts = text.match(/.{1,255}/gs) ?? [""];
  const data = Buffer.concat(parts.flatMap((part) => [Buffer.from([part.length]), Buffer.from(part)]));
  // The name by a pointer to the question, TXT, IN, a life of no seconds, the length.
  const head = Buffer.from([0xc0, 12, 0, TYPE_TXT, 0, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function answerTo(message: Buffer, texts: readonly string[] | "failure" | undefined): Buffer {
  const { end } = questionOf(message);
  const records = Array.isArray(texts) ? texts.map(textRecord) : [];
  const code = texts === "failure" ? SERVER_FAILURE : texts === undefined ? NO_SUCH_NAME : NO_ERROR;
  const header = Buffer.from(message.subarray(0, 12));
  header.writeUInt16BE(0x8180 | code, 2);
  header.writeUInt16BE(records.length, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, message.subarray(12, end), ...records]);
}

interface DnsServer {
  /** What each name holds; a server may also fail for it. Absent: there is no such name. */
  texts: Map<string, readonly string[] | "failure">;
  stop: () => void;
}

let running: { server: DnsServer; socket: Socket } | undefined;

/** The product's settings begin anew with each file of tests, the server does not. */
function asked({ server, socket }: NonNullable<typeof running>): DnsServer {
  completeEnv({ TENANTRY_DNS: `127.0.0.1:${socket.address().port}` });
  return server;
}

/** A DNS server of this process that the product asks from now on; always the same one. */
export async function dnsServer(): Promise<DnsServer> {
  if (running !== undefined) return asked(running);
  const socket = createSocket("udp4");
  const texts: DnsServer["texts"] = new Map();
  socket.on("message", (message, { address, port }) => {
    socket.send(answerTo(message, texts.get(questionOf(message).name)), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  socket.unref();
  const stop = () => {
    running = undefined;
    socket.close();
  };
  running = { server: { texts, stop }, socket };
  return asked(running);
}
