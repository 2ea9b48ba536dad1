import { REFERENCE } from "@/app/_sentences/machines/api-reference";

import type { Field, Operation as Described } from "./reference";

/** Names between backticks are names of code. */
function withCode(text: string) {
  return text.split("`").map((part, at) => (at % 2 === 0 ? part : <code key={part}>{part}</code>));
}

function Fields({ title, fields }: { title: string; fields: readonly Field[] }) {
  if (fields.length === 0) return null;
  return (
    <div className="grid gap-1">
      <h4 className="text-muted text-sm font-medium">{title}</h4>
      <dl className="grid gap-1">
        {fields.map(({ name, type, meaning, required }) => (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[12rem_1fr]">
            <dt>
              <code>{name}</code>
              {required ? <span className="text-muted text-xs"> {REFERENCE.required}</span> : null}
            </dt>
            <dd className="min-w-0 text-sm wrap-anywhere">
              <span className="text-muted">{type}</span>
              {meaning === "" ? null : <> · {withCode(meaning)}</>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** One call: what it does, who may, what it takes, how it looks. */
export function Operation(operation: Described) {
  const { id, method, path, summary, permission, session, parameters, body, example } = operation;
  return (
    <article id={id} aria-labelledby={`${id}-name`} className="panel grid gap-3 p-4">
      <div className="grid gap-0.5">
        <h3 id={`${id}-name`} className="font-medium">
          {summary}
        </h3>
        <p className="break-all">
          <code>
            <b className="font-semibold">{method}</b> {path}
          </code>
        </p>
        <p className="text-muted text-sm">
          {permission === null ? (
            REFERENCE.nobody
          ) : (
            <>
              {REFERENCE.permission} <code>{permission}</code>
              {session ? `. ${REFERENCE.session}` : null}
            </>
          )}
        </p>
      </div>
      <Fields title={REFERENCE.parameters} fields={parameters} />
      <Fields title={REFERENCE.body} fields={body} />
      <pre className="code-block" tabIndex={0} aria-label={`${REFERENCE.example}: ${summary}`}>
        {example}
      </pre>
    </article>
  );
}
