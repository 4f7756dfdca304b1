/** Why the file system refused, in words. */
const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "a folder of its path is a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its links lead round in a circle",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "there is no space left",
  EROFS: "the file system cannot be written",
};

/** An error of the file system without the path, which the caller names. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ""] ?? code ?? message;
}
