# Prints messages as the server sends them to Slack (JSON): their text without mark-up, and for each button the command
# that presses it. POSIX awk; -v press=COMMAND is what stands before a button's action id and value.

{ json = json $0 "\n" }

END {
    position = 1
    read_value("")
    for (i = 1; i <= messages; i++) {
        if (i > 1) print ""
        print plain(text[i])
        for (j = 1; j <= buttons; j++)
            if (button[j] && message_of[j] == i) {
                if (shown != i) print ""
                shown = i
                printf "  [%s]  %s %s %s\n", plain(label[j]), press, quoted(action[j]), quoted(value[j])
            }
    }
}

function skip() { while (substr(json, position, 1) ~ /[ \t\r\n]/) position++ }

# Reads one value; of strings it keeps those that are shown.
function read_value(path,    first) {
    skip()
    first = substr(json, position, 1)
    if (first == "{") read_object(path)
    else if (first == "[") read_list(path)
    else if (first == "\"") keep(path, read_string())
    else while (substr(json, position, 1) ~ /[-+.a-zA-Z0-9]/) position++
}

function read_object(path,    name, owner) {
    owner = begin_object(path)
    position++
    skip()
    while (substr(json, position, 1) == "\"") {
        name = read_string()
        skip()
        position++
        read_value(owner "/" name)
        skip()
        if (substr(json, position, 1) == ",") position++
        skip()
    }
    position++
}

function read_list(path) {
    position++
    skip()
    while (position <= length(json) && substr(json, position, 1) != "]") {
        read_value(path)
        skip()
        if (substr(json, position, 1) == ",") position++
        skip()
    }
    position++
}

# A message stands alone or in the outermost list; what stands among its elements may be a button.
function begin_object(path) {
    if (path == "") {
        messages++
        return "message"
    }
    if (path ~ /\/elements$/ || path ~ /\/accessory$/) {
        buttons++
        message_of[buttons] = messages
        return "element"
    }
    return path
}

function keep(path, string) {
    if (path == "message/text") text[messages] = string
    else if (path == "element/type") button[buttons] = string == "button"
    else if (path == "element/action_id") action[buttons] = string
    else if (path == "element/value") value[buttons] = string
    else if (path == "element/text/text") label[buttons] = string
}

function read_string(    string, c) {
    position++
    string = ""
    while (position <= length(json) && (c = substr(json, position, 1)) != "\"") {
        if (c == "\\") {
            c = substr(json, ++position, 1)
            if (c == "n") c = "\n"
            else if (c == "t") c = "\t"
            else if (c == "u") { c = "?"; position += 4 }
        }
        string = string c
        position++
    }
    position++
    return string
}

# Slack's mark-up as a reader sees it: people, dates, links, code and bold.
function plain(string,    inside) {
    while (match(string, /<[^<>]*>/)) {
        inside = substr(string, RSTART + 1, RLENGTH - 2)
        if (inside ~ /[|]/) sub(/^[^|]*[|]/, "", inside)
        string = substr(string, 1, RSTART - 1) inside substr(string, RSTART + RLENGTH)
    }
    gsub(/`/, "", string)
    gsub(/&lt;/, "<", string)
    gsub(/&gt;/, ">", string)
    gsub(/&amp;/, "\\&", string)
    return string
}

# For a shell.
function quoted(string) {
    if (string ~ /^[A-Za-z0-9._:-]+$/) return string
    gsub(/\047/, "\047\\\047\047", string)
    return "\047" string "\047"
}
