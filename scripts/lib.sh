# What the scripts share. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${RAPPORT_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/rapport}
jobs=${RAPPORT_JOBS:-$(nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)}

if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
    bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' plain=$'\e[0m'
else
    bold='' dim='' red='' green='' plain=''
fi

# say WORDS: one line for the person, on stderr so that it never mixes with a result.
say() { printf '%s\n' "$*" >&2; }

# die WORDS: what is wrong and what to do about it, in one sentence.
die() {
    say "${red}${0##*/}: $*${plain}"
    exit 1
}

# help: prints the comment at the top of the calling script, without its marks.
help() { sed -n '2,/^[^#]/{/^#/!d;s/^# \{0,1\}//;p}' "$0"; }

# quietly LOG COMMAND…: runs a command with its output in a file; shows the end of it where it fails.
quietly() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 && return
    local code=$?
    tail -n 40 "$log" >&2
    say "${dim}(all of it: $log)${plain}"
    return $code
}

# build PRESET [TARGET…]: configures where that is due, then builds. Ninja's own lines are kept for failures and terminals.
build() {
    local preset=$1
    shift
    local folder=$root/build/$preset
    mkdir -p "$folder"
    if command -v flock >/dev/null; then  # Two builds at a time in one folder would each break the other's.
        exec 8>"$folder/.building"
        flock 8
    fi
    # CMake itself does not look at the presets again once a folder is configured.
    if [[ ! -f $folder/build.ninja || $root/CMakePresets.json -nt $folder/.configured || -n ${RAPPORT_CONFIGURE:-} ]]; then
        quietly "$folder/configure.log" cmake -S "$root" --preset "$preset" ${RAPPORT_CONFIGURE:-} ||
            die "CMake could not configure the preset $preset."
        touch "$folder/.configured"
    fi
    local targets=()
    (($# == 0)) || targets=(--target "$@")
    if [[ -t 1 ]]; then
        cmake --build "$folder" -j "$jobs" "${targets[@]}" || die "$preset does not build."
    else
        cmake --build "$folder" -j "$jobs" "${targets[@]}" -- --quiet >"$folder/build.log" 2>&1 || {
            grep -vE '^\[[0-9]+/[0-9]+\]' "$folder/build.log" | head -n 200 >&2
            die "$preset does not build."
        }
        grep -E ': warning: ' "$folder/build.log" | sort -u >&2 || true
    fi
    exec 8>&-
}
