#!/bin/sh
# Adds a running Nattvakt to Claude Code, for every project of this user.
. "$(dirname -- "$0")/../lib/help.sh"
exec claude mcp add --transport http --scope user nattvakt http://127.0.0.1:8080/mcp
