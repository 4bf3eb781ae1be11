# What people who work on Aftercare run. `make build` is needed once for the
# browser part; everything else works from `go run ./cmd/aftercare`.

GO ?= go
# The toolchain that go.mod pins, fetched from the module proxy if another is
# installed. `make GOTOOLCHAIN=local ...` uses the installed one.
GOTOOLCHAIN ?= $(shell sed -n 's/^toolchain //p' go.mod)
export GOTOOLCHAIN
ADDRESS ?= 127.0.0.1:8080

# What this build calls itself.
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS = -ldflags="-s -w -X main.version=$(VERSION)"

.PHONY: run build program release reproduce test oracles check dead unit stand e2e alone lighthouse budgets others bench measure rename clean

# The main job: the companion in a browser.
run: build
	build/aftercare serve --addr $(ADDRESS)

# The packs as committed, the browser part, the program.
build:
	$(GO) run ./cmd/packtool build --check
	$(GO) run ./cmd/bundle -out build/web
	$(MAKE) program

# The same commit and version give the same bytes in every folder.
program:
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false $(LDFLAGS) -o build/aftercare ./cmd/aftercare

# One file with the browser part inside; beside it what it is made of
# (CycloneDX), the licences of others, and checksums.
release: build
	rm -rf host/static/web
	cp -R build/web host/static/web
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -tags web $(LDFLAGS) -o build/release/aftercare ./cmd/aftercare
	rm -rf host/static/web
	$(GO) run ./cmd/release -dir build/release -version $(VERSION)

# The release twice, in two folders with empty caches: equal, byte for byte.
reproduce:
	sh cmd/release/reproduce.sh

# Everything, the fastest to fail first.
test: check unit e2e

# What needs no test to be seen: form, packs, and what is made from them.
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

# Faults and dead code by staticcheck and deadcode (tools/go.mod pins both);
# what only the page's programs use is judged in their own build.
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

# What tests compare with: the common reader of opening hours.
oracles: services/hours/oracle/node_modules/.package-lock.json

services/hours/oracle/node_modules/.package-lock.json: services/hours/oracle/package-lock.json
	cd services/hours/oracle && npm ci --no-audit --no-fund

# What the browser tests open.
stand:
	$(GO) run ./cmd/bundle -out build/web
	$(GO) build -o build/stand ./e2e/stand

# In a real browser: Debian's Chromium, or the one named by CHROMIUM.
e2e: stand
	sh e2e/run.sh

# The same with no network but loopback, and nothing may try another host.
alone: stand
	sh e2e/alone.sh

# Lighthouse over the pages that are seen first.
lighthouse: stand
	cd e2e/tools/lighthouse && npm ci --no-audit --no-fund && node run.mjs

# The figures of doc/measurements.md: sizes and times beside their goals, and
# the emergency page while the server is asked for five times what it can do.
budgets: stand
	node e2e/tools/budgets.mjs
	$(GO) run ./e2e/load

# In Firefox and WebKit, where they are installed (doc/browsers.md).
others: stand
	cd e2e && npm ci --no-audit --no-fund && node --test --test-reporter=spec tests/other-browsers.mjs

# The table for people, then the figures for benchstat.
bench:
	cd bench && $(GO) run ./table
	$(GO) test -run '^$$' -bench . -benchmem ./...
	cd bench && $(GO) test -run '^$$' -bench . -benchmem ./...

# The shape of the tree: packages, arrows between files, exported names.
measure:
	$(GO) run ./cmd/measure

# Another path for the module: make rename MODULE=example.org/x
rename:
	$(GO) run ./cmd/rename $(MODULE)

clean:
	rm -rf build host/static/web services/hours/oracle/node_modules e2e/node_modules e2e/tools/lighthouse/node_modules
