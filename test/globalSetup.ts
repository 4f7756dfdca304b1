import { findPulumi } from "../dist/test/engine/pulumiCli";

/** Finds the Pulumi CLI once for all test files, and gets one where there is none (about six minutes). */
export default async function globalSetup(): Promise<void> {
  const pulumi = await findPulumi((line) => console.log(line));
  console.log(`\nTesting with Pulumi ${pulumi.version} (${pulumi.from})`);
  process.env.TEST_PULUMI_CLI = pulumi.path;
}
