import { describe, expect, test } from "vitest";
import { MASK } from "../preferences/views/masked";
import { hiding, isSecretName, maskedAt, maskedObject } from "./masking";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("what is called like a secret", () => {
  test.each([
    "secret",
    "aws_secret_access_key",
    "accessKey",
    "api_key",
    "key",
    "keys",
    "PASSWORD",
    "git_pass",
    "passwd",
    "auth_token",
    "credentials",
    "sas",
    "azureSas",
    "private_pem",
  ])("%s", (name) => expect(isSecretName(name)).toBe(true));

  test.each(["host", "keyboard", "files_server", "sasquatch", "compass_north", "queue"])("not %s", (name) =>
    expect(isSecretName(name)).toBe(false),
  );
});

test("everything inside of a secret is hidden, short and odd values too, and the rest stays", () => {
  const value = {
    credentials: [{ bucket: "b", n: 1, on: true, none: null, empty: "" }],
    token: "abc",
    api: { host: "https://x", list: ["a"] },
  };
  expect(plain(maskedObject(value))).toEqual({
    credentials: [{ bucket: MASK, n: MASK, on: MASK, none: MASK, empty: MASK }],
    token: MASK,
    api: { host: "https://x", list: ["a"] },
  });
  expect(maskedAt(["credentials", "bucket"], "b")).toBe(MASK);
});

test("a secret in an address or an argument is hidden", () => {
  const value = { urls: ["https://me:hunter2@example.com/x", "-e AWS_SECRET_ACCESS_KEY=abc -e HOME=/root"] };
  expect(plain(maskedObject(value))).toEqual({
    urls: [`https://${MASK}@example.com/x`, `-e AWS_SECRET_ACCESS_KEY=${MASK} -e HOME=/root`],
  });
});

test("container arguments that somebody hides, as keys and in arguments, in any case", () => {
  const value = { env: { my_Flag: "a", other: "b" }, arguments: ["-e", "MY_FLAG=a", "OTHER=b"] };
  expect(plain(maskedObject(value, hiding(["MY_FLAG"])))).toEqual({
    env: { my_Flag: MASK, other: "b" },
    arguments: ["-e", `MY_FLAG=${MASK}`, "OTHER=b"],
  });
});
