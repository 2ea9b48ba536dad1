import { expect, test } from "vitest";
import { each } from "./each";
import { takeServerErrors } from "./testing/processes/server-log";

const about = (number: number) => ({ number: String(number) });

test("one that fails keeps no other back; the log names each that failed, and the first failure is told at the end", async () => {
  const done: number[] = [];
  const work = (number: number) => {
    if (number % 2 === 0) return Promise.reject(new Error(`no ${number}`));
    done.push(number);
    return Promise.resolve();
  };
  await expect(each([1, 2, 3, 4, 5], work, { about })).rejects.toThrow("no 2");
  expect(done).toEqual([1, 3, 5]);
  expect(takeServerErrors()).toEqual([
    expect.stringContaining(`"number":"2"`),
    expect.stringContaining(`"number":"4"`),
  ]);
});

test("who fails slowly, as where nobody answers, ends the turn for the others", async () => {
  const asked: number[] = [];
  const work = async (number: number) => {
    asked.push(number);
    await new Promise((resolve) => setTimeout(resolve, 5));
    throw new Error("no answer");
  };
  await expect(each([1, 2, 3], work, { patience: 1 })).rejects.toThrow("no answer");
  expect(asked).toEqual([1]);
});
