# Finds a JDK 25 (or newer) and Maven on this machine. Sourced by the scripts in tools/; POSIX sh.

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# java_property JAVA NAME
java_property() {
    "$1" -XshowSettings:properties -version 2>&1 </dev/null | sed -n "s/^ *$2 = //p"
}

# The feature version (25) of the JDK in a folder; nothing where there is no JDK.
jdk_version() {
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 0
    java_property "$1/bin/java" java.specification.version | sed '/[^0-9]/d'
}

# jdk_folders ROOT: where JDKs usually are, one folder a line.
jdk_folders() {
    set -- "${1%/}"
    if command -v java >/dev/null; then java_property java java.home; fi
    for folder in \
        "$1"/usr/lib/jvm/* \
        "$1"/opt/java/* \
        "$1"/opt/jdk* \
        "$1"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$1"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$1"/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/.sdkman/candidates/java/* \
        "${HOME-}"/.jdks/* \
        "${HOME-}"/.local/share/mise/installs/java/* \
        "${HOME-}"/.asdf/installs/java/*; do
        printf '%s\n' "$folder"
    done
}

# find_jdk ROOT: a fitting JAVA_HOME is taken as the user's wish; elsewhere exactly 25 wins over newer.
find_jdk() (
    version=$(jdk_version "${JAVA_HOME-}")
    if [ "${version:-0}" -ge 25 ]; then
        printf '%s\n' "$JAVA_HOME"
        exit
    fi
    jdk_folders "$1" | {
        newer=
        while IFS= read -r folder; do
            version=$(jdk_version "$folder")
            if [ "${version:-0}" -eq 25 ]; then
                printf '%s\n' "$folder"
                exit
            elif [ "${version:-0}" -gt 25 ]; then
                newer=${newer:-$folder}
            fi
        done
        [ -n "$newer" ] && printf '%s\n' "$newer"
    }
)

# use_jdk ROOT
use_jdk() {
    jdk=$(find_jdk "$1") || fail \
        'Nattvakt needs JDK 25, and none was found in JAVA_HOME, on PATH or in the usual folders. To install one:' \
        '  Debian, Ubuntu   apt-get install openjdk-25-jdk   (older releases: Temurin 25, see https://adoptium.net)' \
        '  macOS            brew install openjdk@25' \
        '  SDKMAN           sdk install java 25-tem   (or a newer 25 of: sdk list java)' \
        'A JDK that lives elsewhere is found by JAVA_HOME.'
    [ "$jdk" = "${JAVA_HOME-}" ] || printf 'Using the JDK in %s\n' "$jdk" >&2
    JAVA_HOME=$jdk
    # Maven's own libraries make JDK 25 print warnings that say nothing about this project.
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}"
    export JAVA_HOME MAVEN_OPTS
}

need_maven() {
    command -v mvn >/dev/null || fail \
        'Nattvakt needs Maven 3.8.6 or newer, and there is no mvn on PATH. To install it:' \
        '  Debian, Ubuntu   apt-get install maven' \
        '  macOS            brew install maven' \
        '  SDKMAN           sdk install maven'
}
