import { set } from "react-hook-form";
import { expect, test } from "vitest";

import { problemsOf, unseenProblem } from "./use-schema-form";

/** As a form holds a refusal of the server that names this field. */
function refused(field: string, message: string): object {
  const errors = {};
  set(errors, field, { type: "rank_too_low", message });
  return errors;
}

test("a refusal of one entry of a list, or of one key of a map, is told of its field", () => {
  for (const field of ["members", "members.3", "members.3.id", "members.root"]) {
    expect(problemsOf(refused(field, "Not yours to give."), { name: "Name", members: "Members" }), field).toEqual([
      { name: "members", label: "Members", message: "Not yours to give." },
    ]);
  }
});

test("problems are told in the order of the fields, and those of other fields not at all", () => {
  const errors = { ...refused("members.1", "Second."), ...refused("name", "First."), ...refused("secret", "Unseen.") };
  const told = problemsOf(errors, { name: "Name", members: "Members" });
  expect(told.map(({ message }) => message)).toEqual(["First.", "Second."]);
});

test("what is wrong with a value that the form does not show is told on top", () => {
  const labels = { expiresAt: "Until", "scopes.project": "Project" };
  expect(unseenProblem(refused("members.0", "Has left."), labels)).toBe("Has left.");
  for (const field of ["expiresAt", "scopes.project", "scopes.permissions.2"]) {
    expect(unseenProblem(refused(field, "Told at its field."), labels), field).toBeUndefined();
  }
  expect(unseenProblem(refused("name", "Told at its field."), {}), "a form that names no field").toBeUndefined();
});
