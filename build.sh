#!/usr/bin/env bash
# Builds Dossier and runs its tests. ./build.sh help says how.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
    cat <<'TEXT'
./build.sh          build everything into dist/
                      index.html            the collection in seeds/ as one page, opens from disk
                      dossier-explorer.js   the same as one script, for other sites
                      npm/                  the same as a package of ES modules
                      dossier               the command line: makes such a page of any folder
./build.sh test     build, and run all tests: native, front end, module and page in Chromium
./build.sh bench    build, and measure how soon the page shows its first results
./build.sh help     print this

Each command first installs what it needs and lacks, and says what and why. What must be there
before: rustup (https://rustup.rs) and Node 20 or newer (https://nodejs.org).
TEXT
}

# Where cargo puts what it builds; the page's parts are made beside it.
target=${CARGO_TARGET_DIR:-target}
parts=$target/page
PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH

say() { printf '%s\n' "build.sh: $*" >&2; }
stop() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

. scripts/needs.sh

# Copies FROM to TO if they differ, so that what depends on TO is made again only when it must be.
update() {
    cmp -s "$1" "$2" || cp "$1" "$2"
}

# One WebAssembly module with its glue: NAME, then cargo's options.
module() {
    local name=$1 raw=$target/wasm32-unknown-unknown/release/dossier.wasm out=$parts/$1
    shift
    say "compiling the module ($name)"
    cargo build --release --lib --target wasm32-unknown-unknown "$@"
    mkdir -p "$out"
    if [ -e "$out/dossier_bg.wasm" ] && cmp -s "$raw" "$out/raw.wasm"; then
        return
    fi
    rm -f "$out/raw.wasm"
    wasm-bindgen --target web --omit-default-module-path --out-dir "$out" "$raw"
    say "optimising the module ($name)"
    # By its path: another wasm-opt on the PATH may be one that breaks modules with reference types.
    node_modules/.bin/wasm-opt -O3 "$out/dossier_bg.wasm" -o "$out/optimised.wasm"
    mv "$out/optimised.wasm" "$out/dossier_bg.wasm"
    cp "$raw" "$out/raw.wasm" # last: says that all of this was done
}

build() {
    need_compiler
    need_module_tools
    need_node
    module generic --no-default-features
    module embedded
    say "bundling the front end"
    mkdir -p dist "$parts/new" "$parts/assets"
    node www/build.mjs --generic "$parts/generic" --embedded "$parts/embedded" \
        --assets "$parts/new" --dist dist
    local file
    for file in page.html page.css page.js module.wasm.gz; do
        update "$parts/new/$file" "$parts/assets/$file"
    done
    say "compiling the command line"
    DOSSIER_ASSETS=$PWD/$parts/assets cargo build --release --package dossier-cli
    update "$target/release/dossier" dist/dossier
    chmod +x dist/dossier
    dist/dossier build seeds -o dist/index.html
    sizes
}

# Bytes as a reader downloads them.
sizes() {
    local file total=0 size
    say "sizes, gzip -9:"
    for file in page.html page.css page.js module.wasm.gz; do
        case $file in
            *.gz) size=$(wc -c <"$parts/assets/$file") ;;
            *) size=$(gzip -9nc "$parts/assets/$file" | wc -c) ;;
        esac
        total=$((total + size))
        printf '%10d  %s\n' "$size" "$file" >&2
    done
    printf '%10d  all of the page but its collection; at most 150000\n' "$total" >&2
    [ "$total" -le 150000 ] || stop "the page has become too large"
    for file in dist/index.html dist/dossier-explorer.js; do
        printf '%10d  %s\n' "$(gzip -9nc "$file" | wc -c)" "$file" >&2
    done
}

tests() {
    need_browser
    build
    say "checking format and style"
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    say "testing the crates"
    cargo test --workspace
    say "testing the front end"
    npm run --silent typecheck
    npm run --silent test:front
    say "testing the module in Chromium"
    wasm-pack test --headless --chrome
    say "testing the page in Chromium"
    # Last, so that the runner's summary is the last thing printed.
    node --test --test-concurrency=1 "tests/browser/*.test.mjs"
}

bench() {
    need_browser
    build
    node bench/first-results.mjs
}

case ${1:-build} in
    build) build ;;
    test) tests ;;
    bench) bench ;;
    help | -h | --help) usage ;;
    *) usage >&2; exit 2 ;;
esac
