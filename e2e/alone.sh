#!/bin/sh
# The browser tests in a network namespace with loopback only: none of them may
# need another host, and nothing may try to reach one. The kernel counts packets
# without a route. Arguments name the test files to run.
set -eu
cd "$(dirname "$0")"
if [ "${1:-}" != inside ]; then
	if ! unshare -rn true 2>/dev/null; then
		echo "skipped: network namespaces are not permitted here" >&2
		exit 0
	fi
	exec unshare -rn sh alone.sh inside "$@"
fi
shift
ip link set lo up
# Chromium itself probes for IPv6 with a socket to this address, over which it
# sends nothing. Here it ends on loopback; any other address is counted.
ip -6 addr add 2001:4860:4860::8888/128 dev lo nodad
stray() { awk '$1 == "Ip:" && $13 ~ /^[0-9]+$/ { n += $13 } $1 == "Ip6OutNoRoutes" { n += $2 } END { print n }' /proc/net/snmp /proc/net/snmp6; }

# Proves that the kernel counts.
before=$(stray)
node -e 'const s = require("net").connect(443, "192.0.2.1"); s.on("error", () => process.exit(0))'
control=$(($(stray) - before))
[ "$control" -gt 0 ] || { echo "a connection to another host was not counted" >&2; exit 1; }

before=$(stray)
[ $# -gt 0 ] || set -- tests/*.test.mjs
passed=0
node --test --test-force-exit --test-concurrency=1 --test-reporter=spec "$@" || passed=$?
sent=$(($(stray) - before))
echo "tried to reach another host: $sent times (control: $control)"
[ "$sent" -eq 0 ] && exit "$passed"
exit 1
