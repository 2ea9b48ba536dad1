import { afterEach, expect, test, vi } from "vitest";
import { log } from "../log";
import { logFailedPage } from "./failed-page";

afterEach(() => vi.restoreAllMocks());

test("what nobody caught is logged with the request's id and the number that the page shows", () => {
  const error = vi.spyOn(log(), "error").mockImplementation(() => undefined);
  const thrown = Object.assign(new Error("no such row"), { digest: "1761054946" });
  logFailedPage(thrown, { "x-tenantry-request": "req_1" }, "/invitations/[token]");
  expect(error).toHaveBeenCalledWith(
    {
      requestId: "req_1",
      digest: "1761054946",
      route: "/invitations/[token]",
      error: expect.objectContaining({ type: "Error", message: "no such row" }) as unknown,
    },
    "a page failed",
  );
});
