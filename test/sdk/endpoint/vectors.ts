/**
 * One exchange between a phone and an endpoint, made by others: the key pair and the encrypted AES key with OpenSSL's command
 * line (`openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`, `openssl pkeyutl -encrypt -pkeyopt
 * rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256`), and what is under AES-128-GCM, which that
 * command line does not offer, with AESGCM of Python's `cryptography`. The key protects nothing.
 */
export const PRIVATE_KEY = `-----BEGIN PRIVATE KEY-----
MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCOYS5JAiJTJ1zp
NTL1hGTuNdKCxfCvcbGXIk0HJeal2NdI1IIoGnhvQ07H+tGxWc6S4BriiYiNp/lE
1hTu8Mb6WbJ5B/kuzBmdff5SyyJUlb0JQ+0vs4DhpL269zQ+wXa1wHvXXXurigci
f4MXs+5hKTaEkGs3sExiVEG5D7pUwK1hfarAtONIM2l4AZfZHrmSTy2aGitoWXzG
FlDAMay6QoARJxaoXvtrp8y/hqn7SrrDXs6XXRuSyniw8V7QRvSTBOzW6yDCl7uT
oZ98rIlql3I34kNE9o4J63nWGUpyvPkxEH4Tn+zcKRb5p+zcT0t3ccfm7nStwqgN
3zPaLLbxAgMBAAECggEAF9F7EDyaqGV/3gWHylnFFrKLTlQ1sOvopRtYXndBMAJn
9WeThIj1F8vfPIYhmTUoYRq7dKVEYko04YacxuIhr1TdDfE/BsyfBmFC7+/KhPLt
xkSGQ8IYL+dC1CmxpEPyC3KxZPRfEXHMQsGpGQiBOuDNnXyZax4DkTl+KyrN5Yp8
NN529hhyISwLlwP1L1rcR6/sJ5vpBM8x0zaAbPfyuXxREYKOb+2ZZtVFDpz0IPIv
2BXvWYos+ETO6bMb81Vkh5k60MG6EoctxJ6WF8Ev96KqArvx6l78JlgjRxGiJQ9a
J3NCbow1NJv8B7AjDO7CrqP+EVdBx0sKOz+EXDRn3wKBgQDBc019jC/B++bH7JhW
kakrGQOyswiXn62X7ZJEMHQs+NMA//NvY02FjGVQtCqs4SeCm2HsYwGwnYkFoyDh
0yXTh8s8MJxtC1XY+X9ajoB7F0lVlHD6iTdFMVZZKnhH9amwOwFVqbDUnJ8YPfmp
t7QeQ+ftaJmVFyqiGR3paFNbTwKBgQC8aoklE+/eyz0Y1uC+uIgR8i+RkDFUoMvG
hxYFCCALSUw5f9IKAaq/MX7BBgwCMd2eBtvqJOkMWyBJs1fwdPdh0UmU9OQ9oL3t
HUig8hCmOP9//vb15x9ew6F0JIDc+NHgRm7BoXUedrATc9EJbmuq+sIlXqw5RnXN
jwAumyk5vwKBgEvj3ex4yGuDVN/tcz3S2tircYXzMlW5MLK/YngZwhm6a5yizG9Q
N6NClqR4aZ10nrlgF6RSmuEcjBqICmhNGzPGu/Ya4+LrZXw/NLTj3odrdTt7hm7i
0an1VviX7qPcPfuCyl0+ur5NyyQJfB4WkTSmUyARvt58Ph9lVxSv9rOFAoGAfRBG
Gitio8LJuiwfH9lC0I6uDnPkmqTkvdE6x3o+Mt+jTeNPGr9ChAgpd5w46lgJH3S0
EnYPjtkJ1IHLlFs/PVl6+vmWamXAy5wNcm9ap8rbpS0q5cxU4UT/bSUxt/sc7D40
FCjEocTsWO0eSqFVrDcoGT//F0Fyvk/2Mflh4ucCgYBf1L5qWCYGFxb24e9//3Z4
q256qRriUSQ1giayQwda6K67RrCUE/dX7UaQT57jfelK30x+3AI/w7JDzUjy70XL
tvCfyfVdf47I6eYoJoRzDcf9GkAsAo4hk6N2Ke4Pj62bBx7WozHtvyG0Ez0RVoq0
Ncbfs2LG+rCZroZMnctg1Q==
-----END PRIVATE KEY-----
`;

export const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAjmEuSQIiUydc6TUy9YRk
7jXSgsXwr3GxlyJNByXmpdjXSNSCKBp4b0NOx/rRsVnOkuAa4omIjaf5RNYU7vDG
+lmyeQf5LswZnX3+UssiVJW9CUPtL7OA4aS9uvc0PsF2tcB71117q4oHIn+DF7Pu
YSk2hJBrN7BMYlRBuQ+6VMCtYX2qwLTjSDNpeAGX2R65kk8tmhoraFl8xhZQwDGs
ukKAEScWqF77a6fMv4ap+0q6w17Ol10bksp4sPFe0Eb0kwTs1usgwpe7k6GffKyJ
apdyN+JDRPaOCet51hlKcrz5MRB+E5/s3CkW+afs3E9Ld3HH5u50rcKoDd8z2iy2
8QIDAQAB
-----END PUBLIC KEY-----
`;

/** What the phone sends. */
export const ENVELOPE = {
  encrypted_flow_data:
    "3wi5ekrt1stt2U6VV6yvVBZmwKaSBunWBdzFB1pYoP2Bdz+2yG9AOgy740axMJsBuC3P6oIubKXUuRPaMekYhydlkD5qiNt+6SvQNx/kBY+HRppLq+FSGA3qzRLLR8Oy/XBXHxuqFw4FhE+w2/H5sy4NyRHLE9iq2zVlmtQ=",
  encrypted_aes_key:
    "Ho8MVrFt1hJiR+X26kG/at0OXofxS50wy61DM4vbzmjAkB3NSkMCHpp3N2Jdv75lFUJ3dSamKXGHVOpzbRw0HyI1ZzEd//QRxSOAl6N7aU2QZdYRbOU1aXcr7ZloRPANFU7j1BAnQWlMoYJ0nbShvzkL/8G2KbXrMDy5IZS1uN7M2+6wjwDai1d3yOeLIYhf1qtFkp54sbHV318AxlXnIP2LQYX9isM3CPh6A2gu+Cm8dj7UyAzU3pnu7wVjpE/l4giKQ+zzu4YNcfeAhnyGsp1yzTmTOuFELjU35CaUjTFi77KM7Gg1shE04tvZ4cHrtLrgNrgg+KY+UOB9DsAcOA==",
  initial_vector: "g+0MWS8u5Nx9oFzQB50NYA==",
};

/** The request that is in it. */
export const REQUEST = {
  version: "3.0",
  action: "data_exchange",
  screen: "SERVICE",
  data: { service: "cut" },
  flow_token: "token-1",
};

/** The endpoint's answer in clear, and as the phone gets it. */
export const ANSWER = { screen: "SLOT", data: { service: "cut", first: "2026-12-01" } };
export const ENCRYPTED_ANSWER =
  "NBVBGdLjwlwMbI1MiEIwwOWWrmVJn6Ww7ojP89BzDk75OHu+Bvv2zaiK1DNVRnMEQ0pcMF6U1XtAxb11mxLqZuefSdH/EWte6hGYpR9eDQ==";
