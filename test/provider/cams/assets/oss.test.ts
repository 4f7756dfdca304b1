import { objectUrl, presignedUrl, putHeaders } from "../../../../provider/cams/assets/oss";

const credentials = { accessKeyId: "STS.test-id", accessKeySecret: "test-secret", securityToken: "sts+token/==" };
const object = {
  endpoint: "https://oss-ap-southeast-1.aliyuncs.com",
  bucket: "cams-bucket",
  key: "C2002/flow-1.json",
};

/** Both signatures were made with the vendor's library ali-oss 6.23.0 from the same values. */
test("uploads and links are signed as the vendor's own library signs them", () => {
  const url = presignedUrl(object, credentials, new Date(1767323645000));
  expect(url.href).toBe(
    "https://cams-bucket.oss-ap-southeast-1.aliyuncs.com/C2002/flow-1.json?OSSAccessKeyId=STS.test-id&Expires=1767323645" +
      "&Signature=ROsHN6I9yKaE30W4dSXuPKow9F0%3D&security-token=sts%2Btoken%2F%3D%3D",
  );
  const headers = putHeaders(object, "application/json", credentials, new Date("2026-01-02T03:04:05Z"));
  expect(headers.authorization).toBe("OSS STS.test-id:DumoSXfE2yKjwhbCrpzyxYnuj0Q=");
});

test("an endpoint may come with or without scheme, and an IP address has no bucket in its name", () => {
  expect(objectUrl({ ...object, endpoint: "oss-ap-southeast-1.aliyuncs.com" }).href).toBe(objectUrl(object).href);
  expect(objectUrl({ ...object, endpoint: "http://127.0.0.1:8080" }).href).toBe(
    "http://127.0.0.1:8080/cams-bucket/C2002/flow-1.json",
  );
});
