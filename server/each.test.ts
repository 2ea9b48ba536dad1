import { expect, test } from "vitest";
import { each, inBatches, rowsInBatches, withAnswers } from "./each";
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

test("rows are read a batch at a time, in the order of their key, and no further than they are taken", async () => {
  const all = ["a", "b", "c", "d", "e"];
  const read: string[] = [];
  const rows = rowsInBatches(
    2,
    (after) => {
      read.push(after);
      return Promise.resolve(all.filter((key) => key > after).slice(0, 2));
    },
    (key) => key,
  );
  expect((await rows.next()).value).toBe("a");
  expect(read).toEqual([""]);
  const rest: string[] = [];
  for await (const row of rows) rest.push(row);
  expect(rest).toEqual(["b", "c", "d", "e"]);
  expect(read).toEqual(["", "b", "d"]);
});

test("a full last batch is followed by an empty one, and nothing at all is no batch", async () => {
  const sizes: number[] = [];
  for (const all of [["a", "b"], []]) {
    const read = (after: string) => Promise.resolve(all.filter((key) => key > after).slice(0, 2));
    for await (const rows of inBatches(2, read, (key) => key)) sizes.push(rows.length);
  }
  expect(sizes).toEqual([2]);
});

test("those that wait get their answers in order, each one and no more", () => {
  const isText = (one: number | string): one is string => typeof one === "string";
  expect(withAnswers(["a", 1, "b", 2], isText, [true, false])).toEqual(["a", true, "b", false]);
  expect(withAnswers(["a"], isText, [])).toEqual(["a"]);
  expect(() => withAnswers([1, 2], isText, [true])).toThrow("2 waited, 1 were answered");
  expect(() => withAnswers(["a"], isText, [true])).toThrow("0 waited, 1 were answered");
});
