/**
 * Reads the body of a request.
 *
 * @returns undefined when there is none, it has more bytes than allowed, breaks off, or does not arrive in time
 */
export async function readBody(request: Request, most: number, timeMs: number): Promise<Buffer | undefined> {
  if (request.body === null || request.bodyUsed) return undefined;
  if (Number(request.headers.get("content-length") ?? 0) > most) return undefined;
  const reader = request.body.getReader();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    reader.cancel().catch(() => undefined);
  }, timeMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > most) return undefined;
      chunks.push(read.value);
    }
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
  return isLate ? undefined : Buffer.concat(chunks);
}
