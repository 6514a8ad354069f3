# What building and testing need: each function looks whether it is there, and if not says what it
# installs and why, or what to do. Sourced by build.sh.

# Installs Debian packages: REASON, then their names. Without the right to, prints the command.
apt_install() {
    local reason=$1 root=()
    shift
    have apt-get || stop "$reason; install these by the means of your system: $*"
    if [ "$(id -u)" != 0 ]; then
        if have sudo && sudo -n true 2>/dev/null; then
            root=(sudo)
        else
            say "$reason, and this user may not install packages. Run, then try again:"
            printf '    sudo apt-get update\n    sudo apt-get install --no-install-recommends %s\n' "$*" >&2
            exit 1
        fi
    fi
    say "installing $* with apt-get: $reason"
    "${root[@]}" apt-get update -qq >&2
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Whether dotted version A is at least B.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# The value of a line `NAME = "VALUE"` of Cargo.toml.
manifest() {
    sed -n "s/^$1 *= *\"=\{0,1\}\([^\"]*\)\".*/\1/p" Cargo.toml | head -n 1
}

# Rust, the linker it calls, and the target of the module.
need_compiler() {
    local wanted found
    have cc || apt_install "Rust calls a C compiler to link programs" gcc libc6-dev
    have cargo || stop "there is no cargo; install Rust from https://rustup.rs and open a new shell"
    wanted=$(manifest rust-version)
    found=$(rustc --version | cut -d ' ' -f 2)
    at_least "$found" "$wanted" ||
        stop "this is Rust $found, and Dossier needs $wanted or newer: rustup update stable"
    if ! [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
        have rustup || stop "Rust has no standard library for wasm32-unknown-unknown, and there is \
no rustup to add it; install Rust from https://rustup.rs"
        say "adding the target wasm32-unknown-unknown: the module is compiled for it"
        rustup target add wasm32-unknown-unknown
    fi
}

# The writer of the module's glue, of exactly the version of the crate, and what packs the module.
need_module_tools() {
    local wanted
    if ! have zopfli; then
        say "installing zopfli 0.8.4: gzip that is a twentieth smaller, for the module in the page"
        cargo install --quiet zopfli --version 0.8.4
    fi
    wanted=$(manifest wasm-bindgen)
    [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $wanted" ] && return
    say "installing wasm-bindgen-cli $wanted (two minutes): it writes the module's glue, and must be" \
        "of the version that Cargo.toml names"
    cargo install --quiet wasm-bindgen-cli --version "$wanted"
}

# Node and the packages that package-lock.json names.
need_node() {
    have node && have npm || stop "there is no Node; install version 20 or newer from https://nodejs.org"
    at_least "$(node --version | tr -d v)" 20 ||
        stop "this is Node $(node --version), and Dossier needs 20 or newer: https://nodejs.org"
    # npm writes this file last, with what it installed.
    [ node_modules/.package-lock.json -nt package-lock.json ] && return
    say "installing the npm packages that package-lock.json names: they bundle and test the front end"
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
}

# Chromium, its driver, a font for each script of the collection, and the runner of the module's tests.
need_browser() {
    local packages=()
    if ! have chromium && ! have chromium-browser && ! have google-chrome; then
        packages+=(chromium)
    fi
    have chromedriver || packages+=(chromium-driver)
    if ! have fc-list || [ -z "$(fc-list :lang=ur family)" ]; then
        packages+=(fontconfig fonts-noto-core)
    fi
    if [ ${#packages[@]} -gt 0 ]; then
        apt_install "the module and the page are tested in a real browser" "${packages[@]}"
    fi
    [ "$(wasm-pack --version 2>/dev/null)" = "wasm-pack 0.15.1" ] && return
    need_compiler
    say "installing wasm-pack 0.15.1 (two minutes): it runs the module's tests in the browser"
    cargo install --quiet wasm-pack --version 0.15.1
}

# Firefox, and WebKitGTK with its driver, its small browser and a screen for it.
need_other_engines() {
    local packages=()
    have firefox-esr || have firefox || packages+=(firefox-esr)
    have WebKitWebDriver || packages+=(webkit2gtk-driver)
    have Xvfb || packages+=(xvfb)
    [ ${#packages[@]} = 0 ] && return
    apt_install "the page is tested in three engines" "${packages[@]}"
}

# The engines that Dossier is measured beside. Nothing but the measurement needs them.
need_peers() {
    need_node
    [ bench/node_modules/.package-lock.json -nt bench/package-lock.json ] && return
    say "installing the npm packages that bench/package-lock.json names: the engines to compare with"
    # Not `npm ci`, which wants Pagefind's programs for every system to be in the lock file: not all
    # of them are published. This installs what it names, and the program for this system.
    (cd bench && npm install --no-save --no-audit --no-fund --loglevel=error)
    touch bench/node_modules/.package-lock.json
}
