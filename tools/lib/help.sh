# Sourced first by every script in tools/: for --help the script prints the comment at its head and does nothing else,
# wherever --help stands. tools/run takes it in front only: behind a mode it is the server's.
# POSIX sh.

help_is_asked_for() {
    case ${1-} in
    --help | -h) return 0 ;;
    help) [ "${0##*/}" != run ] && return 0 ;;
    esac
    [ "${0##*/}" != run ] || return 1
    for argument; do
        [ "$argument" != --help ] || return 0
    done
    return 1
}

if help_is_asked_for "$@"; then
    sed -n -e '1d' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$0"
    exit 0
fi
