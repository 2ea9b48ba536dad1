import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import aws4 from "aws4";

interface S3Object {
  type: string;
  body: Buffer;
}

export const S3_REGION = "eu-central-1";
export const S3_KEY = "AKIAEXAMPLE000000001";
export const S3_SECRET = "an/example+secret/key-of-forty-characters";
export const S3_BUCKET = "experiments";

/** What only the storage knows; nothing of it is ever told on. */
export const S3_CANARY = "canary-internal-words-of-the-storage";

/** A small S3 in this process. It checks signatures with another implementation than the product signs with. */
export interface S3Server {
  origin: string;
  put: (key: string, type: string, body: Buffer | string) => void;
  /** Method and path of every request, without the signature. */
  asked: string[];
  /** Referer of every request that had one. */
  referers: string[];
  close: () => Promise<void>;
}

type Refusal = readonly [status: number, code: string];

/** The signature that belongs to the request, as aws4 makes it. */
function signatureOf(host: string, url: URL, secret: string): string {
  const query = new URLSearchParams(url.search);
  query.delete("X-Amz-Signature");
  const path = `${url.pathname}?${query.toString().replaceAll("+", "%20")}`;
  const request = { method: "GET", host, path, service: "s3", region: S3_REGION, signQuery: true };
  const signed = aws4.sign(request, { accessKeyId: S3_KEY, secretAccessKey: secret });
  return new URL(`http://${host}${signed.path ?? ""}`).searchParams.get("X-Amz-Signature") ?? "";
}

function startOf(stamp: string): number {
  return Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

function refusalOf(host: string, url: URL): Refusal | null {
  const get = (name: string) => url.searchParams.get(`X-Amz-${name}`) ?? "";
  const [key, , region] = get("Credential").split("/");
  if (key !== S3_KEY) return [403, "InvalidAccessKeyId"];
  if (region !== S3_REGION) return [400, "AuthorizationQueryParametersError"];
  const ends = startOf(get("Date")) + Number(get("Expires")) * 1_000;
  if (!(ends > Date.now())) return [403, "AccessDenied"];
  return signatureOf(host, url, S3_SECRET) === get("Signature") ? null : [403, "SignatureDoesNotMatch"];
}

function refuse(response: ServerResponse, [status, code]: Refusal): void {
  response
    .writeHead(status, { "content-type": "application/xml" })
    .end(`<Error><Code>${code}</Code><Message>${S3_CANARY}</Message></Error>`);
}

function answerObject(request: IncomingMessage, response: ServerResponse, url: URL, object: S3Object): void {
  const type = url.searchParams.get("response-content-type") ?? object.type;
  const last = /^bytes=0-(\d+)$/.exec(request.headers.range ?? "")?.[1];
  const body = last === undefined ? object.body : object.body.subarray(0, Number(last) + 1);
  response.writeHead(last === undefined ? 200 : 206, { "content-type": type, "content-length": body.length }).end(body);
}

/** Starts one on a free port of this machine, with one bucket. */
export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, S3Object>();
  const asked: string[] = [];
  const referers: string[] = [];
  const server: Server = createServer((request, response) => {
    const host = request.headers.host ?? "";
    const url = new URL(request.url ?? "/", `http://${host}`);
    asked.push(`${request.method ?? ""} ${url.pathname}`);
    if (request.headers.referer !== undefined) referers.push(request.headers.referer);
    response.setHeader("access-control-allow-origin", "*");
    if (request.method === "OPTIONS") {
      // Browsers ask beforehand where they are not sure that a part may be asked for.
      response.writeHead(204, { "access-control-allow-headers": "range" }).end();
      return;
    }
    const refusal = refusalOf(host, url);
    if (refusal !== null) {
      refuse(response, refusal);
      return;
    }
    const [, bucket = "", ...parts] = url.pathname.split("/");
    const key = decodeURIComponent(parts.join("/"));
    const object = objects.get(key);
    if (bucket !== S3_BUCKET) refuse(response, [404, "NoSuchBucket"]);
    else if (key === "") response.end(`<ListBucketResult><Name>${S3_CANARY}</Name></ListBucketResult>`);
    else if (object === undefined) refuse(response, [404, "NoSuchKey"]);
    else answerObject(request, response, url, object);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (key, type, body) => objects.set(key, { type, body: Buffer.from(body) }),
    asked,
    referers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
