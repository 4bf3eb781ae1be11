#!/bin/sh
# Builds the release of the last commit twice, in two folders with empty
# caches, and compares every byte.
set -eu
top=$(git rev-parse --show-toplevel)
commit=$(git -C "$top" rev-parse HEAD)
version=$(git -C "$top" describe --tags --always)
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
for name in one "another folder"; do
	git clone --quiet --no-checkout "$top" "$scratch/$name"
	git -C "$scratch/$name" checkout --quiet --detach "$commit"
	(
		cd "$scratch/$name"
		GOCACHE="$scratch/$name.cache" make --no-print-directory release VERSION="$version" >/dev/null
	)
done
diff -r "$scratch/one/build/release" "$scratch/another folder/build/release"
cat "$scratch/one/build/release/SHA256SUMS"
