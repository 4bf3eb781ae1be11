#!/bin/sh
# Installs what the browser tests lack, then runs them.
set -eu
cd "$(dirname "$0")"
browser=${CHROMIUM:-/usr/bin/chromium}
if [ ! -x "$browser" ]; then
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		apt-get update -q
		apt-get install -q -y --no-install-recommends chromium
	else
		echo "These tests need Chromium: install it, or name it with CHROMIUM=/path/to/chromium" >&2
		exit 1
	fi
fi
# Korean and Arabic letters, where they may be installed: without them a page is
# drawn with empty boxes, and widths are wrong.
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! { fc-list :lang=ko | grep -q . && fc-list :lang=ar | grep -q .; }; then
	apt-get install -q -y --no-install-recommends fonts-nanum fonts-noto-core || echo "no fonts for Korean and Arabic here" >&2
fi
# Installed again only where the lock file is newer.
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	npm ci --no-audit --no-fund
fi
node tools/run.mjs
