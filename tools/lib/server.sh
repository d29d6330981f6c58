# Servers against the sandbox, each on a free port of this machine. Sourced after toolchain.sh; POSIX sh.

# need_package ROOT: builds it unless it is newer than everything it is made of.
need_package() {
    jar=$1/target/quarkus-app/quarkus-run.jar
    if [ ! -f "$jar" ] || [ -n "$(find "$1/src/main" "$1/pom.xml" "$1/tools/catalogue" "$1/tools/clients/clients.json" "$1/tools/skills" -newer "$jar" -print)" ]; then
        need_maven
        printf 'Building the package, which takes a minute or two\n' >&2
        (cd "$1" && mvn -B -ntp -q -Dstyle.color=never -DskipTests -Dspotless.apply.skip=true package) >&2
    fi
}

# Never a real key, nor anybody's settings; a look over the whole fleet takes no seconds there, and nobody is told to
# slow down.
only_sandbox() {
    unset HOSTUP_API_KEY HOSTUP_API_KEY_FILE
    for name in $(env | sed -n -e 's/^\(NATTVAKT_[A-Za-z0-9_]*\)=.*/\1/p' -e 's/^\(QUARKUS_[A-Za-z0-9_]*\)=.*/\1/p'); do
        unset "$name"
    done
    export NATTVAKT_SANDBOX=true NATTVAKT_HOSTUP_PACE=1000 NATTVAKT_ACCESS_CALLS=0 NATTVAKT_ACCESS_CHANGES=0
}

# start_server LOG: sets server_pid and server_url.
start_server() {
    : >"$1"
    QUARKUS_HTTP_PORT=0 "$JAVA_HOME/bin/java" -jar "$jar" >"$1" 2>&1 </dev/null &
    server_pid=$!
    trap stop_servers EXIT
    trap 'exit 130' INT TERM
    await "$server_pid" "$1" server_is_up "$1"
}

server_is_up() {
    server_url=$(sed -n 's/.*Listening on: \(http:[^ ]*\).*/\1/p' "$1")
    [ -n "$server_url" ]
}

# start_fixtures ROOT LOG: the server with what the conformance suite brings along; sets fixtures_pid and fixtures_url.
start_fixtures() {
    need_maven
    fixtures_address=$1/target/conformance-fixtures.url
    rm -f "$fixtures_address"
    (cd "$1" && exec mvn -B -ntp test -Dtest=FixtureServer "-Dconformance.address=$fixtures_address" \
        -Djacoco.skip -Dspotless.apply.skip -Dspotless.check.skip) >"$2" 2>&1 </dev/null &
    fixtures_pid=$!
    trap stop_servers EXIT
    trap 'exit 130' INT TERM
    await "$fixtures_pid" "$2" test -s "$fixtures_address"
    fixtures_url=$(cat "$fixtures_address")
}

# await PID LOG CONDITION...
await() {
    awaited_pid=$1
    awaited_log=$2
    shift 2
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 120 ] || ! kill -0 "$awaited_pid" 2>/dev/null; then
            fail 'The server does not start:' "$(tail -n 30 "$awaited_log")"
        fi
        sleep 1
    done
}

# The fixtures end by themselves when their address is gone; what has none yet is stopped.
stop_servers() {
    if [ -s "${fixtures_address-}" ]; then
        rm -f "$fixtures_address"
    elif [ -n "${fixtures_pid-}" ]; then
        kill "$fixtures_pid" 2>/dev/null || :
    fi
    [ -z "${server_pid-}" ] || kill "$server_pid" 2>/dev/null || :
    wait
}
