import "server-only";
import { AwsV4Signer } from "aws4fetch";

interface S3Keys {
  key: string;
  secret: string;
  region: string;
}

interface Wanted {
  seconds: number;
  at: Date;
}

/** Signs a GET by its query (AWS Signature Version 4, "Authenticating Requests: Using Query Parameters"). */
export async function signS3(address: URL, { key, secret, region }: S3Keys, { seconds, at }: Wanted): Promise<URL> {
  const url = new URL(address);
  url.searchParams.set("X-Amz-Expires", String(seconds));
  const signer = new AwsV4Signer({
    url: url.href,
    method: "GET",
    accessKeyId: key,
    secretAccessKey: secret,
    service: "s3",
    region,
    signQuery: true,
    datetime: at.toISOString().replace(/[:-]|\.\d{3}/g, ""),
  });
  const signed = (await signer.sign()).url;
  // A space is signed as %20, and not every server reads a plus sign as one.
  signed.search = signed.search.replaceAll("+", "%20");
  return signed;
}
