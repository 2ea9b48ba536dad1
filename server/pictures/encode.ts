import "server-only";
import { AppError } from "../errors";

/** Width and height of what is kept. */
const SIDE = 256;

/** More than this is no picture of a person: a small file can say that it has billions (a decompression bomb). */
const MOST_PIXELS = 16_777_216;

const LONGEST_SECONDS = 10;
const QUALITY = 82;

type Format = "png" | "jpeg" | "webp" | "gif";

/** How a file of each format begins. */
const SIGNATURES: readonly (readonly [Format, (head: string) => boolean])[] = [
  ["png", (head) => head.startsWith("\x89PNG\r\n\x1a\n")],
  ["jpeg", (head) => head.startsWith("\xff\xd8\xff")],
  ["webp", (head) => head.startsWith("RIFF") && head.startsWith("WEBP", 8)],
  ["gif", (head) => head.startsWith("GIF87a") || head.startsWith("GIF89a")],
];
const SIGNATURE_BYTES = 16;

/** By its first bytes, not by its name: an SVG or a PDF is none of these whatever it is called. */
function formatOf(bytes: Uint8Array): Format | undefined {
  const head = Buffer.from(bytes.subarray(0, SIGNATURE_BYTES)).toString("latin1");
  return SIGNATURES.find(([, begins]) => begins(head))?.[0];
}

/**
 * Makes a picture anew from its pixels: a square of 256 by 256 as WebP, turned as the camera was held, without anything
 * that the file said beside it (place, camera, thumbnails, further frames).
 * @throws INVALID picture_unreadable (picture)
 */
export async function encodePicture(bytes: Uint8Array): Promise<Uint8Array> {
  const unreadable = new AppError("INVALID", "picture_unreadable", "picture");
  const format = formatOf(bytes);
  if (format === undefined) throw unreadable;
  // Loaded when the first picture comes: it brings some megabytes of its own.
  const { default: sharp } = await import("sharp");
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1, failOn: "error", sequentialRead: true });
    if ((await image.metadata()).format !== format) throw unreadable;
    return await image
      .rotate()
      .resize(SIDE, SIDE, { fit: "cover" })
      .toColourspace("srgb")
      .webp({ quality: QUALITY })
      .timeout({ seconds: LONGEST_SECONDS })
      .toBuffer();
  } catch {
    throw unreadable;
  }
}
