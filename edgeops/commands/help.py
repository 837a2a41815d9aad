"""`edgeops help [TOPIC]`: the pages that are not about one command, made from the same tables as the code uses."""

import difflib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from edgeops.errors import PRECEDENCE, ExitStatus, Finding, UsageProblem
from edgeops.report import Outcome, Page

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "up": "Make https://your.domain answer. Shows its plan first.",
        "plan": "Show what `up` would do, why, and what it costs.",
        "status": "Show every site: what works, what does not, and why.",
        "down": "Take away what edgeops made. Yours stays as it is.",
        "sandbox": "Rehearse on a simulated AWS on this machine (S0 or S3).",
        "help": "Explain exit-codes, config, costs or commands.",
    }
)

MEANINGS: Mapping[ExitStatus, str] = MappingProxyType(
    {
        ExitStatus.OK: "ok: done, nothing to do, or healthy",
        ExitStatus.FAILED: "failed: AWS refused something, or a bug in edgeops",
        ExitStatus.CHANGES: "only `plan --exit-code`: there is something to change",
        ExitStatus.UNHEALTHY: "something is unhealthy or missing (`status`, and `up` at its end)",
        ExitStatus.DENIED: "credentials: AWS does not know you, or does not let you",
        ExitStatus.TIMEOUT: "a wait reached its limit; run the same command again to carry on",
        ExitStatus.REFUSED: "refused before any change: something is in the way, or a yes is missing",
        ExitStatus.USAGE: "command line or edgeops.toml cannot be understood; AWS was not asked",
        ExitStatus.INTERRUPTED: "stopped by Ctrl-C or a signal; run the same command again to carry on",
    }
)

EXAMPLE = """\
[stack]
name    = "koing"                # never changes; at most 15 of a-z 0-9 -
region  = "ap-northeast-2"
account = "123456789012"         # optional: act on no other account

[instances.web]
id = "i-0abc1234567890def"       # your EC2 instance
elastic_ip = true                # an Elastic IP must be on it; without this
                                 # line its address is left alone

[sites."koing.shop"]
to      = "web:80"               # instance:port, where your app speaks http
aliases = ["www.koing.shop"]     # redirected to koing.shop
health  = { path = "/actuator/health", codes = "200", interval = 10 }

[sites."grafana.koing.shop"]     # another site, same load balancer
to     = "web:3000"
health = { path = "/api/health" }
allow  = ["203.0.113.0/24"]      # everybody else gets 403

[instances.workers]              # instead of id: found by tag
tag  = { Name = "worker" }
many = true                      # every instance with this tag

[instances.bastion]
id = "i-0fed9876543210cba"
hostname = "ssh.koing.shop"      # our A record to its Elastic IP

[sites."api.koing.shop"]         # two pools: the first is live at first
pools  = { blue = "web:8081", green = "web:8082" }
routes = { "/auth" = "workers:8001" }  # /auth and below; not stripped

[certificate]
key_type = "RSA_2048"            # or arn = "...": yours, never deleted

[edge]
zones = 2                        # each zone costs one public IPv4 address
idle_timeout = 60                # seconds
drop_invalid_headers = true      # drops header names with "_"
"""

CONFIG = f"""\
edgeops.toml, read from the current directory unless -c FILE says otherwise

{EXAMPLE}
What you may leave out: account, aliases, health, allow, routes, hostname,
[certificate], [edge].
Without `health` any answer from 200 to 499 on / is healthy; with a path, 200.
`health` may also hold timeout (8 s), healthy (2) and unhealthy (3 checks).
`to` may be a list: ["web:80", "web2:80"]. Port 443 is refused: https ends at
the load balancer, which speaks http to your application.

Order: a flag wins over the file, the file over the environment (AWS_* and
EDGEOPS_CONFIG, _PROFILE, _REGION, _JOBS, _TIMEOUT, _JSON, _NO_INPUT, _DEBUG).
The region and the account are part of the stack's identity: a flag or variable
that differs from the file is an error. A variable never stands for --yes."""


def help_page(topic: str | None, prices: Callable[[], str]) -> Outcome:
    """The page on a topic, or the list of topics. `prices` writes the page on costs. Raises UsageProblem."""
    pages: dict[str, Callable[[], str]] = {
        "exit-codes": exit_codes,
        "config": lambda: CONFIG,
        "costs": prices,
        "commands": commands,
    }
    if topic is None:
        text = _topics(list(pages))
    elif topic in pages:
        text = pages[topic]()
    else:
        raise UsageProblem(_unknown(topic, [*pages, *COMMANDS]))
    return Outcome("help", ExitStatus.OK, page=Page(text, {"topic": topic, "text": text}))


def exit_codes() -> str:
    """The page on exit codes, from `ExitStatus`."""
    order = " > ".join(str(int(status)) for status in PRECEDENCE if status not in {ExitStatus.OK, ExitStatus.CHANGES})
    rows = [f"  {int(status):>3}  {MEANINGS[status]}" for status in ExitStatus]
    return "\n".join(["Exit codes", "", *rows, "", f"Several at once: {order}."])


def commands() -> str:
    """The page on commands: what each is for."""
    width = max(map(len, COMMANDS))
    rows = [f"  {name:<{width}}  {summary}" for name, summary in COMMANDS.items()]
    return "\n".join(["Commands", "", *rows, "", "`edgeops COMMAND --help` shows the flags of one."])


def _topics(names: list[str]) -> str:
    rows = [f"  edgeops help {name}" for name in names]
    return "\n".join([commands(), "", "More:", "", *rows])


def _unknown(topic: str, names: list[str]) -> Finding:
    near = difflib.get_close_matches(topic, names, n=1)
    return Finding(
        id="unknown-topic",
        severity="error",
        where="help",
        what=f"there is no page on {topic!r}" + (f"; did you mean {near[0]!r}?" if near else ""),
        why="The pages are: " + ", ".join(names) + ".",
        fix=f"edgeops help {near[0]}" if near else "edgeops help",
    )
