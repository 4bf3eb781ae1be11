# What people who work on Aftercare run. `make build` is needed once for the
# browser part; everything else works from `go run ./cmd/aftercare`.

GO ?= go

.PHONY: build release test lint bench e2e clean

# The packs as committed, the browser part, the program.
build:
	$(GO) run ./cmd/packtool build --check
	$(GO) run ./cmd/bundle -out build/web
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -o build/aftercare ./cmd/aftercare

# One file with the browser part inside.
release: build
	rm -rf host/static/web
	cp -R build/web host/static/web
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -tags web -ldflags="-s -w" -o build/release/aftercare ./cmd/aftercare
	rm -rf host/static/web

test:
	$(GO) vet ./...
	$(GO) test ./...

lint:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "not gofmt-clean:"; echo "$$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) run ./cmd/packtool lint

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

# In a real browser: Debian's Chromium, or the one named by CHROMIUM.
e2e:
	$(GO) run ./cmd/bundle -out build/web
	$(GO) build -o build/stand ./e2e/stand
	sh e2e/run.sh

clean:
	rm -rf build host/static/web e2e/node_modules
