"""What can go wrong anywhere: AWS says no, time is up, somebody says no, a bug."""

TEXTS = {
    "interrupted.what": ("stopped before the end", "끝나기 전에 중단되었습니다"),
    "interrupted.why": (
        "Ctrl-C, or a signal to stop. Nothing is lost: what was made is tagged and stays.",
        "Ctrl-C 또는 종료 신호를 받았습니다. 잃은 것은 없습니다. 만들어진 것은 태그가 붙은 채 그대로 남아 있습니다.",
    ),
    "interrupted.fix": (
        "Run the same command again; it carries on from here.",
        "같은 명령을 다시 실행하세요. 멈춘 곳부터 이어서 합니다.",
    ),
    "aws-CODE.what": ("AWS refused the call: {code}", "AWS가 요청을 거부했습니다: {code}"),
    "aws-CODE.what-lost": ("the connection to AWS broke off", "AWS와의 연결이 끊어졌습니다"),
    "aws-CODE.what-unsettled": (
        "gave up after {seconds} s: AWS still refuses the call: {code}",
        "{seconds}초 동안 기다렸지만 AWS가 아직 요청을 거부합니다: {code}",
    ),
    "aws-CODE.why-unsettled": (
        "{message} - AWS needs a few seconds to know what was just made or deleted; this has taken longer",
        "{message} - 방금 만들거나 삭제한 것이 AWS에 반영되려면 몇 초가 걸리는데, 이번에는 더 오래 걸립니다",
    ),
    "aws-CODE.fix-unsettled": (
        "Run the same command again in some minutes; it carries on from here.",
        "몇 분 뒤에 같은 명령을 다시 실행하세요. 여기서부터 이어서 합니다.",
    ),
    "aws-CODE.fix": (
        "Run the same command again; if it fails the same way, the request id helps AWS support.",
        "같은 명령을 다시 실행하세요. 똑같이 실패하면 AWS Support에 요청 ID를 알려 주세요.",
    ),
    "aws-CODE.fix-limit": (
        "It is a limit of your account: delete what nobody needs any more, or ask for more in the Service Quotas "
        "console. Then run the same command again; it carries on.",
        "계정의 할당량에 도달했습니다. 더 이상 쓰지 않는 것을 삭제하거나 Service Quotas 콘솔에서 상향을 요청하세요. "
        "그런 다음 같은 명령을 다시 실행하면 이어서 진행합니다.",
    ),
    "aws-CODE.fix-new-account": (
        "AWS does not let every new account make load balancers: ask AWS support for it (console, Support Center, "
        "account and billing; it costs nothing), then run the same command again.",
        "AWS는 새 계정에 로드 밸런서 생성을 허용하지 않는 경우가 있습니다. AWS Support(콘솔의 지원 센터, 계정 및 결제, "
        "무료)에 요청한 다음 같은 명령을 다시 실행하세요.",
    ),
    "aws-CODE.fix-zone": (
        'Write avoid_zones = ["…"] with the Availability Zone that AWS names into [edge] of edgeops.toml, then run the '
        "same command again.",
        'edgeops.toml의 [edge]에 avoid_zones = ["…"]를 추가하고 AWS가 알려 준 가용 영역을 적은 다음 같은 명령을 다시 '
        "실행하세요.",
    ),
    "aws-CODE.fix-perhaps-zone": (
        'If AWS names an Availability Zone: write avoid_zones = ["…"] with it into [edge] of edgeops.toml, then run '
        "the same command again. Otherwise the request id helps AWS support.",
        'AWS가 가용 영역을 알려 주면 edgeops.toml의 [edge]에 avoid_zones = ["…"]로 적은 다음 같은 명령을 다시 '
        "실행하세요. 아니면 AWS Support에 요청 ID를 알려 주세요.",
    ),
    "aws-CODE.fix-locked": (
        "AWS has locked this address: ask AWS support to unlock it, then run this again.",
        "AWS가 이 주소를 잠갔습니다. AWS Support에 잠금 해제를 요청한 뒤 다시 실행하세요.",
    ),
    "aws-CODE.fix-ptr": (
        "Its reverse DNS (PTR) has to go first: EC2 console, Elastic IPs, Update reverse DNS, delete. "
        "Then run the same command again.",
        "먼저 역방향 DNS(PTR)를 지워야 합니다. EC2 콘솔의 탄력적 IP에서 역방향 DNS 업데이트를 열어 삭제하세요. "
        "그런 다음 같은 명령을 다시 실행하세요.",
    ),
    "aws-CODE.more": (
        "The part after aws- is AWS's own code of the error; it stands in the documentation of the call that is named.",
        "aws- 뒤의 부분은 AWS가 붙인 오류 코드입니다. 함께 표시된 API 호출의 설명서에 그 뜻이 나와 있습니다.",
    ),
    "bug.what": ("unexpected {kind}: {message}", "예상하지 못한 오류 {kind}: {message}"),
    "bug.why": (
        "This is a bug in edgeops, not in your setup. What was made so far is tagged and stays.",
        "설정의 문제가 아니라 edgeops의 버그입니다. 지금까지 만들어진 것은 태그가 붙은 채 남아 있습니다.",
    ),
    "bug.fix": (
        "Run the same command again with --debug and report what it prints.",
        "같은 명령에 --debug를 붙여 다시 실행하고, 출력된 내용을 알려 주세요.",
    ),
    "usage.what": ("{message}", "{message}"),
    "usage.why": (
        "The command line cannot be understood. AWS was not asked.",
        "명령줄을 이해할 수 없습니다. AWS에는 아무것도 요청하지 않았습니다.",
    ),
    "usage.fix": ("edgeops --help, or edgeops COMMAND --help", "edgeops --help 또는 edgeops COMMAND --help"),
    "changed-meanwhile.what": (
        "{step} became necessary, and was not in the plan",
        "계획에 없던 단계가 필요해졌습니다: {step}",
    ),
    "changed-meanwhile.why": (
        "Somebody else changed something in the account while edgeops was at work.",
        "edgeops가 작업하는 동안 누군가 계정에서 무언가를 바꾸었습니다.",
    ),
    "changed-meanwhile.fix": (
        "Run the same command again: it plans with what is there now.",
        "같은 명령을 다시 실행하세요. 지금 있는 상태로 다시 계획합니다.",
    ),
    "no-sandbox.what": (
        "the simulated AWS is not installed ({module} is missing)",
        "가상 AWS가 설치되어 있지 않습니다({module} 없음)",
    ),
    "no-sandbox.why": (
        "It needs moto, which edgeops itself does not.",
        "가상 AWS에는 moto가 필요합니다. edgeops 자체에는 필요하지 않아서 함께 설치되지 않습니다.",
    ),
    "no-sandbox.fix": ('pip install "edgeops[sandbox]"', 'pip install "edgeops[sandbox]"'),
    "no-port.what": (
        "cannot listen on port {port}: {message}",
        "{port} 포트를 열 수 없습니다: {message}",
    ),
    "no-port.why": (
        "Another program, perhaps another sandbox, listens there.",
        "다른 프로그램(어쩌면 다른 샌드박스)이 그 포트를 쓰고 있습니다.",
    ),
    "no-port.fix": (
        "edgeops sandbox --port 0 takes any free port.",
        "`edgeops sandbox --port 0`은 비어 있는 포트를 씁니다.",
    ),
}
