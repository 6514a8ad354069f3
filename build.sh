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
                      --all-engines         the page in Firefox and WebKitGTK too
./build.sh bench    build, and measure Dossier beside other engines in Chromium; writes docs/benchmarks.md
                      --corpus FILE.jsonl   on these articles, instead of invented ones
                      further options stand in bench/run.mjs
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

# A checksum of all files below some paths, and of their names.
fingerprint() {
    find "$@" -type f -exec cksum {} + | sort | cksum
}

# Runs cargo so that the paths of this machine stay out of what is built; `rustflag` may be one more flag
# for the compiler. They are separated by a character that no path has.
nameless() {
    local home=${CARGO_HOME:-$HOME/.cargo} flags
    flags=$(printf -- '--remap-path-prefix=%s=cargo\037--remap-path-prefix=%s=.' "$home" "$PWD")
    CARGO_ENCODED_RUSTFLAGS=$flags${rustflag:+$'\037'$rustflag} cargo "$@"
}

# One WebAssembly module with its glue: NAME, then cargo's options.
module() {
    local name=$1 out=$parts/$1
    # A folder for each: cargo gives both the same name, and would make each anew after the other.
    local raw=$target/$name/wasm32-unknown-unknown/module/dossier.wasm
    shift
    say "compiling the module ($name)"
    # With --crate-type, since cargo leaves out link-time optimisation, and with it half of what can
    # be left out, where a library is built for Rust as well.
    # With vectors of 128 bits, which every browser has that has the rest of what the page needs: less to
    # download, and faster where much is copied.
    rustflag=-Ctarget-feature=+simd128 nameless rustc --profile module --lib --crate-type cdylib \
        --target wasm32-unknown-unknown --target-dir "$target/$name" "$@"
    if cmp -s "$raw" "$out.wasm" && [ -d "$out" ]; then
        return
    fi
    wasm-bindgen --target web --omit-default-module-path --out-dir "$out" "$raw"
    cp "$raw" "$out.wasm" # last: says that its glue is written
}

# The front end with the modules, made again only when something that goes into it has changed.
front_end() {
    local now
    now=$(fingerprint "$parts/generic" "$parts/embedded" www src/types.d.ts package-lock.json LICENSE-*)
    if [ "$now" != "$(cat "$parts/stamp" 2>/dev/null)" ] ||
        ! [ -e dist/dossier-explorer.js ] || ! [ -d dist/npm ]; then
        say "optimising the modules and bundling the front end"
        rm -f "$parts/stamp"
        node www/build.mjs --generic "$parts/generic" --embedded "$parts/embedded" \
            --out dist --page "$parts/assets" --version "$(manifest version)" >"$parts/sizes"
        printf '%s\n' "$now" >"$parts/stamp" # last: says that all of this was done
    fi
    cat "$parts/sizes" >&2
}

build() {
    need_compiler
    need_module_tools
    need_node
    mkdir -p dist "$parts"
    module generic --no-default-features
    module embedded
    front_end
    say "compiling the command line"
    DOSSIER_PAGE=$(realpath "$parts/assets/page.html") nameless build --release --package dossier-cli
    update "$target/release/dossier" dist/dossier
    say "building the page"
    dist/dossier build seeds -o dist/index.html
    ls -l dist | awk 'NR > 1 && $1 !~ /^d/ { printf "%10d  dist/%s\n", $5, $NF }' >&2
}

# The page's tests, in each of the engines named.
page_tests() {
    local engine at_once
    for engine in "$@"; do
        say "testing the page in $engine"
        # WebKitGTK ends a page that a busy machine lets wait.
        at_once=2
        [ "$engine" != webkit ] || at_once=1
        ENGINE=$engine node --test --test-concurrency=$at_once tests/browser/*.test.mjs
    done
}

tests() {
    local engines=(chromium)
    case ${1-} in
        '') ;;
        --all-engines) engines=(firefox webkit chromium) ;;
        *) stop "test: expected --all-engines, found $1" ;;
    esac
    need_browser
    [ ${#engines[@]} = 1 ] || need_other_engines
    build
    say "checking format and style"
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings
    cargo clippy --package dossier --all-targets --target wasm32-unknown-unknown -- -D warnings
    say "testing the crates"
    cargo test --workspace
    say "testing the front end"
    npm run --silent typecheck
    npm run --silent test:front
    say "testing the module in Chromium"
    wasm-pack test --headless --chrome
    # Last, so that the runner's summary is the last thing printed.
    page_tests "${engines[@]}"
}

bench() {
    need_browser
    need_peers
    build
    node bench/run.mjs "$@"
}

case ${1:-build} in
    build) build ;;
    test) tests "${@:2}" ;;
    bench) bench "${@:2}" ;;
    help | -h | --help) usage ;;
    *) usage >&2; exit 2 ;;
esac
