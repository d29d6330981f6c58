"""A bot on Anthropic's Messages API: ANTHROPIC_API_KEY=... python3 anthropic.py "Which servers have no backup?" """
import json, os, sys, urllib.error, urllib.request

NATTVAKT = os.environ.get("NATTVAKT_URL", "http://127.0.0.1:8080")
ANTHROPIC = os.environ.get("ANTHROPIC_BASE_URL", "https://api.anthropic.com")
TOKEN = {"authorization": "Bearer " + os.environ["NATTVAKT_TOKEN"]} if os.environ.get("NATTVAKT_TOKEN") else {}
KEY = {"x-api-key": os.environ["ANTHROPIC_API_KEY"], "anthropic-version": "2023-06-01"}
plans = {}  # what each would do, by its token: a person says yes to that


def fetch(url, headers, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer), True
    except urllib.error.HTTPError as refused:  # its body says what happened
        return json.load(refused), False


def carry_out(call):
    plan = plans.get(call["input"].get("planToken"), "A plan from elsewhere.")
    if call["name"] == "apply_plan" and input(plan + "\nCarry it out? [yes/no] ") != "yes":
        return {"type": "tool_result", "tool_use_id": call["id"], "content": "The person said no.", "is_error": True}
    answer, good = fetch(NATTVAKT + "/tools/" + call["name"], TOKEN, call["input"])
    plans[answer.get("plan", {}).get("token", "")] = answer["summary"]
    return {"type": "tool_result", "tool_use_id": call["id"], "content": json.dumps(answer), "is_error": not good}


catalogue = fetch(NATTVAKT + "/tools?format=anthropic", TOKEN)[0]
question = {"max_tokens": 2000, "model": os.environ.get("ANTHROPIC_MODEL", "claude-sonnet-4-5"),
            "system": catalogue["instructions"], "tools": catalogue["tools"],
            "messages": [{"role": "user", "content": " ".join(sys.argv[1:])}]}
calls = True
while calls:
    said = fetch(ANTHROPIC + "/v1/messages", KEY, question)[0]["content"]
    print(*(part["text"] + "\n" for part in said if part["type"] == "text"), sep="", end="")
    calls = [carry_out(part) for part in said if part["type"] == "tool_use"]
    question["messages"] += [{"role": "assistant", "content": said}, {"role": "user", "content": calls}]
