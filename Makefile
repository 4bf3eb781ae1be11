# Commands for people who work on Aftercare. The browser part needs `make build`
# once; everything else works with `go run ./cmd/aftercare`.

GO ?= go
# The toolchain that go.mod pins, fetched from the module proxy if another is
# installed. `make GOTOOLCHAIN=local ...` uses the installed one.
GOTOOLCHAIN ?= $(shell sed -n 's/^toolchain //p' go.mod)
export GOTOOLCHAIN
ADDRESS ?= 127.0.0.1:8080

# What this build calls itself.
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS = -ldflags="-s -w -X main.version=$(VERSION)"

.PHONY: run build program release reproduce test oracles check dead unit fuzz race stand e2e alone flaky network lighthouse budgets others bench measure rename clean

# The main job: the companion in a browser.
run: build
	build/aftercare serve --addr $(ADDRESS)

# Checks that the packs are built, then builds the browser part and the program.
build:
	$(GO) run ./cmd/packtool build --check
	$(GO) run ./cmd/bundle -out build/web
	$(MAKE) program

# The same commit and version give the same bytes in every folder.
program:
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false $(LDFLAGS) -o build/aftercare ./cmd/aftercare

# One file that contains the browser part; beside it a bill of materials
# (CycloneDX), third-party licences and checksums.
release: build
	rm -rf host/static/web
	cp -R build/web host/static/web
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -tags web $(LDFLAGS) -o build/release/aftercare ./cmd/aftercare
	rm -rf host/static/web
	$(GO) run ./cmd/release -dir build/release -version $(VERSION)

# Builds the release twice, in two folders with empty caches; both must be equal,
# byte for byte.
reproduce:
	sh cmd/release/reproduce.sh

# Everything, fastest checks first.
test: check unit e2e

# Checks without tests: formatting, vet, modules, dead code, packs and the files
# built from them.
check:
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "not gofmt-clean:"; echo "$$unformatted"; exit 1; }
	$(GO) vet ./...
	cd bench && $(GO) vet ./...
	$(GO) mod tidy -diff
	cd bench && $(GO) mod tidy -diff
	cd tools && $(GO) mod tidy -diff
	$(MAKE) dead
	$(GO) run ./cmd/packtool lint
	$(GO) run ./cmd/packtool build --check
	$(GO) run ./cmd/packtool coverage --check
	$(GO) run ./cmd/packtool words --check

# staticcheck and deadcode, pinned in tools/go.mod. Code that only the browser
# programs use is checked in their own build.
BROWSER = GOOS=js GOARCH=wasm
dead:
	cd tools && $(GO) build -o ../build/tools/ tool
	build/tools/staticcheck ./...
	cd bench && ../build/tools/staticcheck ./...
	$(BROWSER) build/tools/staticcheck ./cmd/wasm/... ./cmd/sealer ./host/pagehost
	@found=$$(build/tools/deadcode -test ./... && $(BROWSER) build/tools/deadcode -filter 'host/pagehost|cmd/wasm|cmd/sealer' ./...); \
	test -z "$$found" || { echo "dead code:"; echo "$$found"; exit 1; }

unit: oracles
	AFTERCARE_ORACLES=1 $(GO) test ./...
	cd bench && $(GO) test ./...

# Every fuzz target in turn, for FUZZTIME each. What fails is kept in
# testdata/fuzz of its package and tried by every test run from then on.
FUZZTIME ?= 30s
fuzz:
	@grep -ro '^func Fuzz[A-Za-z0-9_]*' --include='*_test.go' . | sed 's|/[^/]*:func | |' | sort | while read -r dir target; do \
		echo "$$dir $$target"; \
		$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$dir || exit 1; \
	done

# The race detector on every package that has goroutines or locks, itself or in
# its tests, one after another and at low priority.
race:
	nice -n 19 $(GO) test -race -timeout 3h -p 1 $$(grep -rlE '^[[:space:]]*go (func|[a-z]+[(.])|"sync(/atomic)?"|Parallel\(\)' --include='*.go' \
		--exclude-dir=node_modules --exclude-dir=testdata --exclude-dir=bench --exclude-dir=tools . | xargs -n 1 dirname | sort -u)

# What tests compare with: the common reader of opening hours.
oracles: places/hours/oracle/node_modules/.package-lock.json

places/hours/oracle/node_modules/.package-lock.json: places/hours/oracle/package-lock.json
	cd places/hours/oracle && npm ci --no-audit --no-fund

# The server that the browser tests start.
stand:
	$(GO) run ./cmd/bundle -out build/web
	$(GO) build -o build/stand ./e2e/stand

# Tests in a real browser: Debian's Chromium, or the one in CHROMIUM.
e2e: stand
	sh e2e/run.sh

# The same with loopback only: fails if anything tries to reach another host.
alone: stand
	sh e2e/alone.sh

# Each file of browser tests TIMES times, more files at once than there are cores;
# a run that was stopped goes on. Prints the first failure.
TIMES ?= 20
flaky: stand
	node e2e/tools/flaky.mjs $(TIMES)

# What a browser sends by itself, in a run of the tests without the flags that
# keep it quiet, beside the list of what is known.
network: stand
	node e2e/tools/network.mjs

# Lighthouse on the pages that readers see first.
lighthouse: stand
	cd e2e/tools/lighthouse && npm ci --no-audit --no-fund && node run.mjs

# The figures of doc/measurements.md: sizes and times beside their goals, and
# the emergency page while the server is asked for five times what it can do.
budgets: stand
	node e2e/tools/budgets.mjs
	$(GO) run ./e2e/load

# Tests in Firefox and WebKit, if installed (doc/browsers.md).
others: stand
	cd e2e && npm ci --no-audit --no-fund && node --test --test-reporter=spec tests/other-browsers.mjs

# A table for people, then figures for benchstat.
bench:
	cd bench && $(GO) run ./table
	$(GO) test -run '^$$' -bench . -benchmem ./...
	cd bench && $(GO) test -run '^$$' -bench . -benchmem ./...

# The shape of the code: packages, arrows between files, exported names.
measure:
	$(GO) run ./cmd/measure

# Gives the module another path: make rename MODULE=example.org/x
rename:
	$(GO) run ./cmd/rename $(MODULE)

clean:
	rm -rf build host/static/web places/hours/oracle/node_modules e2e/node_modules e2e/tools/lighthouse/node_modules
