/** An HTTP reply before it is sent, so that a fault can still spoil it. */
export interface Reply {
  status: number;
  body: string;
  headers: Readonly<Record<string, string>>;
}

export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  const type = { "content-type": "application/json;charset=utf-8" };
  return { status, body: JSON.stringify(value), headers: { ...type, ...headers } };
}

export function textReply(status: number, body: string, type = "text/plain;charset=utf-8"): Reply {
  return { status, body, headers: { "content-type": type } };
}
