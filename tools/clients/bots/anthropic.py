"""A bot on Anthropic's Messages API: ANTHROPIC_API_KEY=... python3 anthropic.py "Which servers have no backup?" """
import json, os, sys, urllib.error, urllib.request

NATTVAKT = os.environ.get("NATTVAKT_URL", "http://127.0.0.1:8080")
ANTHROPIC = os.environ.get("ANTHROPIC_BASE_URL", "https://api.anthropic.com")
TOKEN = os.environ.get("NATTVAKT_TOKEN")


def fetch(url, body=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    headers = {name.replace("_", "-"): value for name, value in headers.items() if value}
    request = urllib.request.Request(url, data, {"content-type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer), True
    except urllib.error.HTTPError as refused:  # its body says what happened
        return json.load(refused), False


def nattvakt(path, body=None):
    return fetch(NATTVAKT + path, body, authorization=TOKEN and "Bearer " + TOKEN)


def carry_out(call):
    if call["name"] == "apply_plan" and input("Carry out the plan that weakens protection? [yes/no] ") != "yes":
        return {"type": "tool_result", "tool_use_id": call["id"], "content": "The person said no.", "is_error": True}
    answer, good = nattvakt("/tools/" + call["name"], call["input"])
    return {"type": "tool_result", "tool_use_id": call["id"], "content": json.dumps(answer), "is_error": not good}


question = {"max_tokens": 2000, "model": os.environ.get("ANTHROPIC_MODEL", "claude-sonnet-4-5"),
            "tools": nattvakt("/tools?format=anthropic")[0]["tools"],
            "messages": [{"role": "user", "content": " ".join(sys.argv[1:])}]}
calls = True
while calls:
    said = fetch(ANTHROPIC + "/v1/messages", question, x_api_key=os.environ["ANTHROPIC_API_KEY"],
                 anthropic_version="2023-06-01")[0]["content"]
    print(*(part["text"] for part in said if part["type"] == "text"), sep="\n")
    calls = [carry_out(part) for part in said if part["type"] == "tool_use"]
    question["messages"] += [{"role": "assistant", "content": said}, {"role": "user", "content": calls}]
