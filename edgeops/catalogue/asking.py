"""Questions, and what is said when nobody agrees."""

TEXTS = {
    "ask.do-this": ("Do this? [y/N]", "이대로 실행할까요? [y/N]"),
    "ask.name": (
        "Type the stack's name ({stack}) to go on:",
        "계속하려면 스택 이름({stack})을 입력하세요:",
    ),
    "ask.take-over": (
        "{host} has a record that edgeops did not make: {record}.\nMove {host} to the load balancer once your "
        "application is healthy behind it? `edgeops down` puts the old record back. [y/N]",
        "{host}에 edgeops가 만들지 않은 레코드가 있습니다: {record}.\n애플리케이션이 정상인 것을 확인한 뒤 {host:을} "
        "로드 밸런서로 옮길까요? `edgeops down`을 실행하면 이전 레코드로 되돌립니다. [y/N]",
    ),
    "ask.take-over-hostname": (
        "{host} has a record that edgeops did not make: {record}.\nLead {host} to the instance's Elastic IP once your "
        "sites are healthy? `edgeops down` puts the old record back if what it leads to is still there. [y/N]",
        "{host}에 edgeops가 만들지 않은 레코드가 있습니다: {record}.\n사이트가 정상인 것을 확인한 뒤 {host:을} "
        "인스턴스의 탄력적 IP로 옮길까요? 이전 레코드가 가리키는 것이 남아 있으면 `edgeops down`이 되돌립니다. [y/N]",
    ),
    "ask.through": ("{record}, your load balancer {balancer}", "{record}, 기존 로드 밸런서 {balancer}"),
    "not-agreed.what": ("nothing was changed", "아무것도 바꾸지 않았습니다"),
    "not-agreed.why": ("You did not say yes.", "동의하지 않으셨습니다."),
    "not-agreed.fix": ("Run it again when you want it.", "원할 때 다시 실행하세요."),
    "needs-yes.what": (
        "nothing was changed: some of these steps cost money or interrupt traffic",
        "아무것도 바꾸지 않았습니다. 요금이 나오거나 트래픽이 끊기는 단계가 있습니다",
    ),
    "needs-yes.why": ("There is no terminal to ask you.", "물어볼 터미널이 없습니다."),
    "needs-yes.fix": (
        "Look at the plan, then run `edgeops up --yes`.",
        "계획을 확인한 다음 `edgeops up --yes`를 실행하세요.",
    ),
    "not-confirmed.what": ("nothing was changed", "아무것도 바꾸지 않았습니다"),
    "not-confirmed.why": (
        "Taking a stack away wants its name, so that it is meant.",
        "스택을 없애려면 실수가 아니라는 뜻으로 스택 이름을 적어야 합니다.",
    ),
    "not-confirmed.why-mistyped": (
        "What was typed is not the stack's name.",
        "입력한 것이 스택 이름과 다릅니다.",
    ),
    "not-confirmed.fix": (
        "edgeops down --yes --confirm {stack}",
        "스택 이름을 적어 실행하세요: edgeops down --yes --confirm {stack}",
    ),
}
