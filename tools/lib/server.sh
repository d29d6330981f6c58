# The packaged server, against the sandbox, on a free port of this machine. Sourced after toolchain.sh; POSIX sh.

# need_package ROOT: builds it unless it is newer than everything it is made of.
need_package() {
    jar=$1/target/quarkus-app/quarkus-run.jar
    if [ ! -f "$jar" ] || [ -n "$(find "$1/src/main" "$1/pom.xml" "$1/tools/catalogue" -newer "$jar" -print)" ]; then
        need_maven
        (cd "$1" && mvn -B -ntp -q -DskipTests package) >&2
    fi
}

# Never a real key, nor anybody's settings; a look over the whole fleet takes no seconds there.
only_sandbox() {
    unset HOSTUP_API_KEY HOSTUP_API_KEY_FILE
    for name in $(env | sed -n -e 's/^\(NATTVAKT_[A-Za-z0-9_]*\)=.*/\1/p' -e 's/^\(QUARKUS_[A-Za-z0-9_]*\)=.*/\1/p'); do
        unset "$name"
    done
    export NATTVAKT_SANDBOX=true NATTVAKT_HOSTUP_PACE=1000
}

# start_server LOG: sets server_pid and server_url.
start_server() {
    : >"$1"
    QUARKUS_HTTP_PORT=0 "$JAVA_HOME/bin/java" -jar "$jar" >"$1" 2>&1 </dev/null &
    server_pid=$!
    trap stop_server EXIT
    trap 'exit 130' INT TERM
    tries=0
    until server_url=$(sed -n 's/.*Listening on: \(http:[^ ]*\).*/\1/p' "$1") && [ -n "$server_url" ]; do
        tries=$((tries + 1))
        if [ "$tries" -gt 60 ] || ! kill -0 "$server_pid" 2>/dev/null; then
            fail "The server does not start:" "$(cat "$1")"
        fi
        sleep 1
    done
}

stop_server() {
    kill "$server_pid" 2>/dev/null || :
    wait "$server_pid" 2>/dev/null || :
}
