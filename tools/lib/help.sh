# Sourced first by every script in tools/: for --help the script prints the comment at its head and does nothing else.
# POSIX sh.

case ${1-} in
--help | -h)
    sed -n -e '1d' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$0"
    exit 0
    ;;
esac
