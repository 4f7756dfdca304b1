#!/bin/sh
# Makes the certificates of tls.test.ts anew, for a hundred years: those of an intercepting proxy's own CA, and of careless
# servers. Their keys open nothing. Needs OpenSSL 3.
set -eu
cd "$(dirname "$0")"
ec="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
openssl req -x509 $ec -keyout self.key -out self.pem -subj /CN=localhost -addext subjectAltName=DNS:localhost -days 36500
openssl req -x509 $ec -keyout ca.key -out ca.pem -subj "/CN=Interception" -days 36500
issue() {
  openssl req $ec -keyout "$1.key" -out "$1.csr" -subj "/CN=$2" -addext "subjectAltName=DNS:$2"
  openssl ca -batch -notext -config /dev/stdin -in "$1.csr" -out "$1.pem" -keyfile ca.key -cert ca.pem \
    -startdate "$3" -enddate "$4" -outdir . -md sha256 <<CONFIG
[ca]
default_ca=it
[it]
database=index.txt
policy=any
copy_extensions=copy
unique_subject=no
rand_serial=yes
[any]
commonName=supplied
CONFIG
}
: > index.txt
issue issued localhost 20200101000000Z 21200101000000Z
issue elsewhere elsewhere.example 20200101000000Z 21200101000000Z
issue expired localhost 20200101000000Z 20200102000000Z
rm -f ./*.csr index.txt* ./[0-9A-F][0-9A-F]*.pem ca.key
