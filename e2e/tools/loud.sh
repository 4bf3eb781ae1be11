#!/bin/bash
# Chromium as people have it: without the flags that keep a test's browser quiet
# (Playwright's and our own), writing down in $NETLOG what it asks the network
# for. Every host but this machine's is a closed door, so that nothing leaves.
kept=()
for flag in "$@"; do
	case $flag in
	--remote-debugging-*|--user-data-dir=*|--headless*|--no-sandbox|--disable-gpu|--no-startup-window|--disable-dev-shm-usage|--hide-scrollbars|about:blank) kept+=("$flag") ;;
	--*) ;;
	*) kept+=("$flag") ;;
	esac
done
exec "${CHROMIUM:-/usr/bin/chromium}" --log-net-log="$NETLOG/$$.json" --net-log-capture-mode=Default \
	--host-resolver-rules="MAP * 127.0.0.1:9, EXCLUDE 127.0.0.1, EXCLUDE localhost" "${kept[@]}"
