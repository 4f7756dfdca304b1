/** What a person can do about a refusal, by the vendor's code. The first row that matches wins. */
const hints: [pattern: RegExp, hint: (operation: string) => string][] = [
  [/^Product\.Unsubscript/, () => "Activate Chat App Message Service for this account in the Alibaba Cloud console."],
  [
    /^(Ram\.PermissionDeny|Forbidden\.RAM|NoPermission)/,
    (operation) => `Grant the RAM action cams:${operation} on resource * to the key that is used.`,
  ],
  [/^InvalidAccessKeyId/, () => "Check the access key id: it is unknown or disabled at this endpoint."],
  [
    /^(SignatureDoesNotMatch|IncompleteSignature)/,
    () => "Check the access key secret (and the security token, if one is used): it does not belong to the key id.",
  ],
  [/^InvalidTimeStamp/, () => "Set this machine's clock: it differs by more than 15 minutes from CAMS's."],
  [/^(Throttling|System\.LimitControl)/, () => "CAMS limits calls a second; run the same command again in a minute."],
  [
    /^Unknown\.ResourceOwnerId/,
    () => "The flow or the space belongs to another account: check custSpaceId and the credentials.",
  ],
  [
    /^InvalidParameter\.FileUrlError/,
    () => "CAMS could not download the document: its URL must answer a plain GET from the internet.",
  ],
];

export function hintFor(operation: string, code: string): string | undefined {
  return hints.find(([pattern]) => pattern.test(code))?.[1](operation);
}
