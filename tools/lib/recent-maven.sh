# Quarkus' dev mode refuses the Maven of some distributions; that one can fetch a newer one. Needs toolchain.sh.

dev_maven=3.9.16
dev_maven_floor=3.9.12

# at_least VERSION FLOOR
at_least() {
    awk -v have="$1" -v want="$2" 'BEGIN {
        split(have, h, "."); split(want, w, ".")
        for (i = 1; i <= 3; i++) if (h[i] + 0 != w[i] + 0) exit h[i] + 0 < w[i] + 0
    }'
}

# fetch_maven INTO SETTINGS: the last step is a rename, so that it is there whole or not at all.
fetch_maven() (
    mkdir -p "$1" && work=$(mktemp -d "$1/fetch.XXXXXX") || exit 1
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM
    unpacked=$work/apache-maven-$dev_maven
    cd "$work" &&
        mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
            "-Dartifact=org.apache.maven:apache-maven:$dev_maven:tar.gz:bin" "-DoutputDirectory=$work" >&2 &&
        tar -xzf "$unpacked-bin.tar.gz" &&
        ln -sf "$2" "$unpacked/conf/settings.xml" && # the same mirrors and proxies as the installed Maven
        { [ -d "$1/apache-maven-$dev_maven" ] || mv "$unpacked" "$1/"; }
)

# Prints the mvn that dev mode accepts.
recent_maven() {
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/nattvakt
    recent=$cache/apache-maven-$dev_maven
    if [ -d "$recent" ]; then
        printf 'Using Maven %s in %s\n' "$dev_maven" "$cache" >&2
    else
        about=$(mvn --version)
        version=$(printf '%s\n' "$about" | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
        home=$(printf '%s\n' "$about" | sed -n 's/^Maven home: //p')
        if at_least "$version" "$dev_maven_floor"; then
            command -v mvn
            return
        fi
        printf 'Dev mode needs Maven %s, here is %s: fetching %s into %s\n' \
            "$dev_maven_floor" "$version" "$dev_maven" "$cache" >&2
        fetch_maven "$cache" "$home/conf/settings.xml" ||
            fail "Maven $dev_maven could not be fetched; install Maven $dev_maven_floor or newer."
    fi
    printf '%s\n' "$recent/bin/mvn"
}
