interface FaceProps {
  /** The address of a picture, or initials in its place. */
  of: string;
  large?: boolean;
}

const PIXELS = { small: 24, large: 64 } as const;

/** Somebody's picture beside their name, which says who it is. */
export function Face({ of, large = false }: FaceProps) {
  const className = large ? "face face-large" : "face";
  if (!of.startsWith("/")) {
    return (
      <span className={className} aria-hidden="true">
        {of}
      </span>
    );
  }
  const pixels = large ? PIXELS.large : PIXELS.small;
  return <img className={className} src={of} alt="" width={pixels} height={pixels} loading="lazy" decoding="async" />;
}
