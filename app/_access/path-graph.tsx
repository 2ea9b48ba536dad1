import type { ReactNode } from "react";

export interface PathNode {
  key: string;
  /** What it is: "Group". */
  kind: string;
  label: string;
  tone?: "danger";
}

export interface PathWay {
  key: string;
  /** Between the two ends. */
  nodes: readonly PathNode[];
  /** It does not arrive. */
  ends?: boolean;
  /** The same as a sentence, with its links. */
  words: ReactNode;
}

interface PathGraphProps {
  /** Names the list of ways for screen readers. */
  label: string;
  /** Between two ways, where they stand one below the other. */
  or: string;
  from: PathNode;
  to: PathNode;
  ways: readonly PathWay[];
}

function box({ key, kind, label, tone }: PathNode, end = false) {
  return (
    <div key={key} className={end ? "path-box path-end" : "path-box"} data-tone={tone}>
      <small>{kind}</small>
      {label}
    </div>
  );
}

/**
 * Ways from somebody to something: boxes and arrows to look at, and each way as a sentence to read, to follow and to be
 * spoken.
 */
export function PathGraph({ label, or, from, to, ways }: PathGraphProps) {
  return (
    <figure className="path-graph grid gap-4">
      <div className="path-boxes" aria-hidden="true">
        {box(from, true)}
        <div className="path-ways">
          {ways.map(({ key, nodes, ends }, index) => (
            <div key={key} className="path-way" data-ends={ends === true ? "" : undefined}>
              {index === 0 ? null : <span className="path-or">{or}</span>}
              <i className="path-arrow" />
              {nodes.flatMap((node) => [box(node), <i key={`${node.key} on`} className="path-arrow" />])}
            </div>
          ))}
        </div>
        {box(to, true)}
      </div>
      <figcaption>
        <ol aria-label={label} className="grid list-decimal gap-1 pl-5 text-sm">
          {ways.map(({ key, words }) => (
            <li key={key} className="first-letter:uppercase">
              {words}
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}
