# make run   installs what is missing, builds, and opens the app (BLOG=dir opens that folder)
# make test  installs what is missing and checks everything
# Both can be run again; what is there already is not done twice.

SHELL := /bin/sh
SYSTEM := $(shell uname -s)
TOOL := go tool -modfile=build/tools/go.mod
ifeq ($(SYSTEM),Linux)
TAGS := desktop,production,webkit2_41
DEV_TAGS := dev,webkit2_41
BINDING_TAGS := bindings,webkit2_41
else
TAGS := desktop,production
DEV_TAGS := dev
BINDING_TAGS := bindings
endif
GO_FILES := $(shell find . -name '*.go' -not -path './frontend/node_modules/*' -not -name '*_test.go') $(shell find internal -path '*sample*' -type f) go.mod go.sum
WEB_FILES := $(shell find frontend/src frontend/public -type f 2>/dev/null) frontend/index.html frontend/vite.config.ts
WEB := npm --prefix frontend --no-fund --no-audit
APP := build/bin/penpush
export CGO_ENABLED := 1

.PHONY: run display build cli test soak bench fidelity picture clean setup-run setup-test setup-bench \
	format vet lint go-test web-check e2e fuzz bindings bindings-fresh

run: display setup-run build
	@sh build/open.sh $(APP) "$(BLOG)"

build: $(APP)

cli: build/bin/penpush-cli

# Without a display nothing needs to be built to say so.
display:
	@sh build/display.sh

setup-run:
	@sh build/setup.sh run

setup-test:
	@sh build/setup.sh test

setup-bench:
	@sh build/setup.sh bench

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	@echo "==> installing the window's parts"
	$(WEB) ci --silent
	@touch $@

frontend/dist/index.html: frontend/node_modules/.package-lock.json $(WEB_FILES)
	@echo "==> building the window's page"
	$(WEB) run --silent build
	@touch $@

$(APP): frontend/dist/index.html $(GO_FILES)
	@echo "==> building the app (the first time takes a minute or two)"
	go build -tags $(TAGS) -trimpath -ldflags "-s -w" -o $@ .

build/bin/penpush-dev: frontend/dist/index.html $(GO_FILES)
	go build -tags $(DEV_TAGS) -o $@ .

build/bin/penpush-cli: $(GO_FILES)
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o $@ ./cmd/penpush-cli

build/bin/drag-source: frontend/e2e/house/drag-source.c
	@mkdir -p build/bin
	gcc $< -o $@ $$(pkg-config --cflags --libs gtk+-3.0)

# What the window may ask, written down for TypeScript from the Go code.
bindings: frontend/dist/index.html
	@go build -tags $(BINDING_TAGS) -o build/bin/bindings . && build/bin/bindings >/dev/null && rm build/bin/bindings

test: setup-test format vet lint bindings-fresh go-test web-check e2e fuzz
	@echo "==> everything that checks Penpush has passed"

format:
	@echo "==> format"
	@out=$$($(TOOL) gofumpt -l *.go internal cmd bench) && test -z "$$out" || { echo "not formatted (gofumpt -w):"; echo "$$out"; exit 1; }

vet: frontend/dist/index.html
	@echo "==> vet, for Linux, Windows and macOS"
	go vet -tags $(TAGS) ./...
	GOOS=windows CGO_ENABLED=0 go vet -tags desktop,production ./...
	GOOS=darwin CGO_ENABLED=0 go vet ./internal/... ./cmd/...

lint: frontend/dist/index.html
	@echo "==> lint (the walls between the rooms)"
	$(TOOL) golangci-lint run --build-tags $(TAGS)

bindings-fresh: bindings
	@echo "==> the committed bindings are those of the code"
	@git diff --exit-code --stat -- frontend/src/wailsjs || { echo "run make bindings and commit frontend/src/wailsjs"; exit 1; }

# Where CI says so, a test that failed is run once more, and the summary tells: a
# busy machine can stall a process for seconds. What fails twice is a fault.
AGAIN := $(if $(CI),--rerun-fails=1 --rerun-fails-max-failures=3)

# Each program under the race detector would wait for a second before it ends.
go-test: frontend/dist/index.html
	@echo "==> Go tests, with the race detector"
	@mkdir -p .cache
	GORACE=atexit_sleep_ms=0 PENPUSH_SCENARIOS="$(CURDIR)/.cache/scenarios.txt" $(TOOL) gotestsum --format pkgname --hide-summary skipped $(AGAIN) --packages="./internal/publish ./cmd/... ./internal/..." -- -short -race -timeout 15m
	@echo "==> what is long and does one thing at a time: the same packages whole, without it"
	$(TOOL) gotestsum --format pkgname $(AGAIN) --packages="$$(grep -rl --include='*_test.go' 'testing.Short()' internal cmd | xargs -n 1 dirname | sort -u | sed 's|^|./|' | tr '\n' ' ')" -- -timeout 15m
	@echo "==> what came of every state that a repository can be in"
	@cat .cache/scenarios.txt

web-check: frontend/node_modules/.package-lock.json
	@echo "==> the window's page: types, lint, unit tests"
	$(WEB) run --silent check
	$(WEB) run --silent lint
	$(WEB) run --silent test

e2e: build/bin/penpush-dev $(APP) build/bin/penpush-cli build/bin/drag-source
	@echo "==> stories in Chromium, two at a time"
	$(WEB) run --silent e2e -- --project=chromium
	@echo "==> stories in the real window"
	$(WEB) run --silent e2e -- --project=window

fuzz:
	@echo "==> short fuzzing, 10 s a target"
	@sh build/fuzz.sh 10s

# What needs longer; the figures go into docs/.
soak: setup-test build/bin/penpush-dev
	@sh build/fuzz.sh 10m "$(CURDIR)/.cache/fuzz"
	@sh build/fuzz.sh 1h "$(CURDIR)/.cache/fuzz" '^FuzzEdit$$'
	PENPUSH_KILLS=500 go test -count=1 -timeout 4h -run '^TestKilledAtRandom$$' ./internal/publish
	@sh build/fuzz.sh 1h "$(CURDIR)/.cache/fuzz" '^FuzzPatches$$'
	PANE_SECONDS=3600 $(WEB) run --silent e2e -- e2e/chromium/equal.spec.ts

# Side by side with what a writer would use instead; bench/README.md has the figures.
bench: setup-bench build/bin/penpush-dev $(APP) build/bin/penpush-cli
	go build -tags $(TAGS) -o build/bin/empty ./bench/empty
	npm --prefix bench ci --silent
	dbus-run-session -- xvfb-run -a -s "-screen 0 1280x800x24 -noreset" node bench/start.mjs
	dbus-run-session -- xvfb-run -a -s "-screen 0 1280x800x24 -noreset" node bench/preview/run.mjs
	$(WEB) run --silent e2e -- e2e/chromium/scroll.spec.ts
	node bench/posts.mjs
	rm -rf .cache/bench .cache/bench.git && go run ./bench/blog hugo 10000 "$(CURDIR)/.cache/bench"
	go run ./bench/publish "$(CURDIR)/.cache/bench"

# The preview's blocks sent through the generators themselves (docs/dialects.md);
# it needs hugo and jekyll, and installs the others for this alone.
fidelity:
	npm --prefix bench/fidelity ci --legacy-peer-deps --ignore-scripts --silent
	go run ./bench/fidelity

picture: setup-test build/bin/penpush-dev $(APP)
	@echo "==> the README's picture, from the running app"
	$(WEB) run --silent picture

clean:
	rm -rf build/bin frontend/dist frontend/node_modules .cache
