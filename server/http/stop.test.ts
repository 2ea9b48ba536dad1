import { once } from "node:events";
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { answerReady } from "@/server/api/doors/health";
import { forgetShared } from "@/server/testing/processes/process";
import { endingOf } from "./stop";

afterEach(() => forgetShared("stopping"));

/** Longer than the requests of a test take, and short enough to be waited for. */
const DRAIN_MILLISECONDS = 400;

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(answering: Answering) {
  const server = createServer(answering);
  const ending = endingOf(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const ask = async () => {
    const asked = request({ port, host: "127.0.0.1", agent }).end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    answer.resume();
    await once(answer, "end");
    return { status: answer.statusCode, connection: answer.headers.connection };
  };
  return { server, ending, ask, forget: () => agent.destroy() };
}

/** Requests that wait until the test answers them. */
function held() {
  const waiting: ServerResponse[] = [];
  const arrivals: (() => void)[] = [];
  const answering: Answering = (_request, response) => {
    waiting.push(response);
    arrivals.shift()?.();
  };
  const arrived = () => new Promise<void>((resolve) => arrivals.push(resolve));
  return { answering, arrived, answer: () => waiting.shift()?.end("held") };
}

test("while it drains, a server answers on connections that it closes, and says that it is not ready", async () => {
  const { ending, ask, forget } = await serve((_request, response) => response.end("served"));
  expect(await ask()).toEqual({ status: 200, connection: "keep-alive" });
  const drained = ending.drain(DRAIN_MILLISECONDS);
  expect((await answerReady()).status).toBe(503);
  expect(await ask()).toEqual({ status: 200, connection: "close" });
  expect(await ask()).toEqual({ status: 200, connection: "close" });
  await drained;
  await ending.close();
  forget();
});

test("a server that closes takes no more requests and answers those that it took", async () => {
  const { answering, arrived, answer } = held();
  const { server, ending, ask, forget } = await serve(answering);
  const here = arrived();
  const asked = ask();
  await here;
  await ending.drain(0);
  let closed = false;
  const closing = ending.close().then(() => (closed = true));
  await expect(ask()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  expect([server.listening, closed]).toEqual([false, false]);
  answer();
  expect(await asked).toEqual({ status: 200, connection: "close" });
  await closing;
  forget();
});

test("a connection that nobody uses keeps no server from ending", async () => {
  const { ending, ask, forget } = await serve((_request, response) => response.end("served"));
  await ask();
  await ending.drain(0);
  await ending.close();
  forget();
});
