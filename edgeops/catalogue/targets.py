"""What a target's state means, and how a site stands. The states and reasons are ELB's (T3.26-27)."""

TEXTS = {
    "target-REASON.what": ("{target} is {state}: {reason}", "{target}의 상태: {state} ({reason})"),
    "target-REASON.what-bare": ("{target} is {state}", "{target}의 상태: {state}"),
    "target-REASON.why": ("AWS only says of {target}: {state}.", "AWS가 {target}에 대해 알려 준 것은 {state}뿐입니다."),
    "target-REASON.see": (
        "on the instance: curl -i http://localhost:{port}{path} ; or EC2 console, Target groups, tab Targets, column "
        "Health status details",
        "인스턴스에서 curl -i http://localhost:{port}{path} 명령을 실행하거나, EC2 콘솔의 대상 그룹 화면, 대상 탭에서 "
        "상태 세부 정보 열을 보세요",
    ),
    "target-REASON.fix": (
        "Correct it on the instance, then see with `edgeops status` (no `up` needed).",
        "인스턴스에서 고친 다음 `edgeops status`로 확인하세요(`up`은 필요 없습니다).",
    ),
    "target-failedhealthchecks.why": (
        "Nothing accepts connections on port {port} of {instance}. Is your application (or nginx) running and "
        "listening on 0.0.0.0:{port}? On the instance: curl -i http://localhost:{port}{path}",
        "{instance}의 {port} 포트에 연결되지 않습니다. 애플리케이션(또는 nginx)이 실행 중이고 0.0.0.0:{port}에서 "
        "받고 있습니까? 인스턴스에서 확인: curl -i http://localhost:{port}{path}",
    ),
    "target-failedhealthchecks.see": (
        "EC2 console, Target groups, tab Targets, column Health status details",
        "EC2 콘솔의 대상 그룹 화면, 대상 탭에서 상태 세부 정보 열을 보세요",
    ),
    "target-timeout.why": (
        "No answer from port {port} of {instance} in time. The application hangs or is slow, or a firewall (security "
        "group, network ACL) drops the load balancer's requests.",
        "{instance}의 {port} 포트가 제시간에 응답하지 않습니다. 애플리케이션이 멈췄거나 느리거나, 방화벽(보안 그룹, "
        "네트워크 ACL)이 로드 밸런서의 요청을 막고 있습니다.",
    ),
    "target-responsecodemismatch.why": (
        "The answer of port {port} of {instance} to {path} has a code that does not count as healthy. {description} A "
        "redirect (301, 302) or a login page (401, 403) is usual: choose a health path that answers 200.",
        "{instance}의 {port} 포트가 {path} 요청에 정상으로 보지 않는 코드로 응답합니다. {description} 흔히 "
        "리디렉션(301, 302)이나 로그인 페이지(401, 403) 때문입니다. 200으로 응답하는 상태 확인 경로를 고르세요.",
    ),
    "target-responsecodemismatch.fix": (
        "Let {path} answer 200 without a login, or give the site another path (health) in edgeops.toml and run "
        "`edgeops up`.",
        "{path:이} 로그인 없이 200으로 응답하게 하거나, edgeops.toml에서 그 사이트의 health 경로를 바꾸고 "
        "`edgeops up`을 실행하세요.",
    ),
    "target-notinuse.why": (
        "No rule of the load balancer sends anything to port {port} of {instance}, or the instance's zone is not "
        "enabled.",
        "{instance}의 {port} 포트로 보내는 규칙이 로드 밸런서에 없거나, 인스턴스의 가용 영역이 로드 밸런서에 켜져 있지 "
        "않습니다.",
    ),
    "target-notinuse.see": (
        "EC2 console, Load balancers, tabs Listeners and rules, Network mapping",
        "EC2 콘솔의 로드 밸런서 화면에서 리스너 및 규칙 탭과 네트워크 매핑 탭을 보세요",
    ),
    "target-notinuse.fix": ("Run `edgeops up`.", "`edgeops up`을 실행하세요."),
    "target-invalidstate.why": (
        "Nothing can reach port {port} of {instance}: the instance is stopped. Start it in the EC2 console.",
        "{instance}의 {port} 포트에 아무도 연결할 수 없습니다. 인스턴스가 중지되어 있습니다. EC2 콘솔에서 시작하세요.",
    ),
    "target-invalidstate.see": (
        "EC2 console, Instances, column Instance state",
        "EC2 콘솔의 인스턴스 화면에서 인스턴스 상태 열을 보세요",
    ),
    "target-invalidstate.fix": (
        "Start it, then see with `edgeops status` (no `up` needed).",
        "인스턴스를 시작한 다음 `edgeops status`로 확인하세요(`up`은 필요 없습니다).",
    ),
    "target-notregistered.why": (
        "The load balancer does not know port {port} of {instance}; run `edgeops up`.",
        "로드 밸런서에 {instance}의 {port} 포트가 등록되어 있지 않습니다. `edgeops up`을 실행하세요.",
    ),
    "target-notregistered.see": (
        "EC2 console, Target groups, tab Targets",
        "EC2 콘솔의 대상 그룹 화면에서 대상 탭을 보세요",
    ),
    "target-notregistered.fix": ("Run `edgeops up`.", "`edgeops up`을 실행하세요."),
    "target-deregistrationinprogress.why": (
        "No new requests go to port {port} of {instance}; it finishes those it has.",
        "{instance}의 {port} 포트로는 새 요청이 가지 않고, 이미 받은 요청만 마무리합니다.",
    ),
    "target-registrationinprogress.why": (
        "The load balancer is taking in port {port} of {instance}; the first health check follows.",
        "로드 밸런서가 {instance}의 {port} 포트를 등록하는 중입니다. 곧 첫 상태 확인을 합니다.",
    ),
    "target-registrationinprogress.fix": (
        "Wait a moment; `edgeops status --watch` shows how it goes on.",
        "잠시 기다리세요. 진행 상황은 `edgeops status --watch`로 볼 수 있습니다.",
    ),
    "target-initialhealthchecking.why": (
        "The first health check of port {port} of {instance} is on its way.",
        "{instance}의 {port} 포트에 대한 첫 상태 확인이 진행 중입니다.",
    ),
    "target-initialhealthchecking.fix": (
        "Wait a moment; `edgeops status --watch` shows how it goes on.",
        "잠시 기다리세요. 진행 상황은 `edgeops status --watch`로 볼 수 있습니다.",
    ),
    "target-ipunusable.why": (
        "The load balancer cannot use port {port} of {instance}: its address belongs to a load balancer.",
        "로드 밸런서가 {instance}의 {port} 포트를 쓸 수 없습니다. 그 주소는 로드 밸런서의 것입니다.",
    ),
    "target-healthcheckdisabled.why": (
        "Nobody checks port {port} of {instance}: the target group's health check is off.",
        "{instance}의 {port} 포트를 아무도 확인하지 않습니다. 대상 그룹의 상태 확인이 꺼져 있습니다.",
    ),
    "target-internalerror.why": (
        "The load balancer cannot check port {port} of {instance}, by a fault of its own. Wait, and look again.",
        "로드 밸런서 자체의 오류로 {instance}의 {port} 포트를 확인하지 못합니다. 잠시 뒤에 다시 확인하세요.",
    ),
    "unlikely-healthy.what": (
        "{path} on port {port} of {instance} answers {status}, and only {codes} counts as healthy",
        "{instance}의 {port} 포트가 {path} 요청에 {status:로} 응답합니다. 정상으로 보는 코드는 {codes}입니다",
    ),
    "unlikely-healthy.why": (
        "The load balancer asks the same every few seconds and sends no visitors to what answers otherwise: `up` would "
        "build all of it, which is paid for, and {host} would not answer.",
        "로드 밸런서도 몇 초마다 같은 요청을 보내고, 다른 코드로 응답하는 곳에는 방문자를 보내지 않습니다. `up`이 모두 "
        "만들어 요금이 나와도 {host:은} 응답하지 않습니다.",
    ),
    "unlikely-healthy.see": (
        'curl -i -H "Host: {host}" http://{ip}:{port}{path}',
        'curl -i -H "Host: {host}" http://{ip}:{port}{path} 명령의 결과',
    ),
    "unlikely-healthy.fix": (
        "Let {path} answer 200 without a login or a redirect, or give the site another path (health) in edgeops.toml.",
        "{path:이} 로그인이나 리디렉션 없이 200으로 응답하게 하거나, edgeops.toml에서 그 사이트의 health 경로를 "
        "바꾸세요.",
    ),
    "nobody-listens.what": (
        "nothing listens on port {port} of {instance}",
        "{instance}의 {port} 포트에서 응답하는 프로그램이 없습니다",
    ),
    "nobody-listens.why": (
        "{ip}:{port} refused the connection, although the security group lets it through. {host} would answer 502.",
        "보안 그룹에는 열려 있는데 {ip}:{port} 연결이 거부되었습니다. 이대로면 {host:은} 502로 응답합니다.",
    ),
    "nobody-listens.see": (
        "curl -i http://{ip}:{port}{path}",
        "curl -i http://{ip}:{port}{path} 명령의 결과",
    ),
    "nobody-listens.fix": (
        "Start the application (or nginx) on the instance, or correct the port (`to`) in edgeops.toml.",
        "인스턴스에서 애플리케이션(또는 nginx)을 시작하거나, edgeops.toml의 포트(`to`)를 고치세요.",
    ),
    "target.name": ("port {port} of {instance}", "{instance}의 {port} 포트"),
    "state.healthy": ("healthy", "정상"),
    "state.unhealthy": ("unhealthy", "비정상"),
    "state.initial": ("initial", "확인 중"),
    "state.draining": ("draining", "드레이닝"),
    "state.unused": ("unused", "미사용"),
    "state.unavailable": ("unavailable", "확인 불가"),
    "site-incomplete.what": ("{verdict}", "{verdict}"),
    "site-incomplete.why": ("The edge is not complete.", "필요한 것이 아직 다 갖추어지지 않았습니다."),
    "site-incomplete.why-changed": (
        "Somebody has changed or deleted it since, or an `edgeops up` did not come to its end.",
        "그 뒤에 누군가 바꾸거나 삭제했거나, `edgeops up`이 끝까지 가지 못했습니다.",
    ),
    "site-incomplete.see": ("edgeops plan shows what is missing", "빠진 것은 edgeops plan으로 볼 수 있습니다"),
    "site-incomplete.fix": ("Run `edgeops up`.", "`edgeops up`을 실행하세요."),
    "site-shadowed.what": ("{verdict}", "{verdict}"),
    "site-shadowed.why": (
        "Of the rules that fit a request the load balancer asks only the one with the lowest priority number, and "
        "this one comes before ours.",
        "로드 밸런서는 요청에 맞는 규칙 중 우선순위 번호가 가장 작은 것만 적용하는데, 이 규칙이 edgeops의 규칙보다 "
        "앞에 있습니다.",
    ),
    "site-shadowed.see": (
        "EC2 console, Load balancers, tab Listeners and rules, the rules of HTTPS:443",
        "EC2 콘솔의 로드 밸런서 화면, 리스너 및 규칙 탭에서 HTTPS:443의 규칙을 보세요",
    ),
    "site-shadowed.fix": (
        "Delete that rule in the EC2 console, or give it a priority behind ours; edgeops leaves alone what it did not "
        "make.",
        "EC2 콘솔에서 그 규칙을 삭제하거나 우선순위를 edgeops의 규칙보다 뒤로 옮기세요. edgeops는 자기가 만들지 않은 "
        "것을 건드리지 않습니다.",
    ),
    "verdict.healthy": ("healthy", "정상"),
    "verdict.not-moved": ("not moved yet: {sick}", "아직 옮기지 않음: {sick}"),
    "verdict.dns": ("DNS: {dns}", "DNS: {dns}"),
    "verdict.certificate": ("certificate: {certificate}", "인증서: {certificate}"),
    "verdict.unrouted": ("the load balancer does not know this site", "로드 밸런서에 이 사이트의 규칙이 없습니다"),
    "verdict.group-off": (
        "our security group is not on the load balancer",
        "로드 밸런서에 edgeops의 보안 그룹이 연결되어 있지 않습니다",
    ),
    "verdict.closed": (
        "no security group of the load balancer lets the world in on port {ports}",
        "로드 밸런서의 보안 그룹 중 {ports} 포트를 모두에게 여는 것이 없습니다",
    ),
    "verdict.not-to-https": (
        "the listener :80 does not send visitors to https",
        ":80 리스너가 방문자를 https로 보내지 않습니다",
    ),
    "verdict.other-certificate": (
        "no certificate on the listener :443 is for {hosts}",
        ":443 리스너의 인증서 중 {hosts}에 맞는 것이 없습니다",
    ),
    "verdict.unknown-name": (
        "the load balancer has no rule for {host}",
        "로드 밸런서에 {host}의 규칙이 없습니다",
    ),
    "verdict.shadowed": (
        "rule {priority} of our :443 listener, which edgeops did not make, answers for {host}",
        ":443 리스너에 있는, edgeops가 만들지 않은 규칙 {priority:이} {host}에 응답합니다",
    ),
    "verdict.rule-changed": (
        "the load balancer's rule for {title} does something else",
        "로드 밸런서에 있는 {title}의 규칙이 다르게 동작합니다",
    ),
    "verdict.no-target": ("no target is registered", "등록된 대상이 없습니다"),
    "verdict.sick": (
        "{sick} of {count} targets {state}: {reason}",
        "대상 {count}개 중 {sick}개의 상태: {state} ({reason})",
    ),
    "site.any-name": ("https://<any name>{rest}", "https://<아무 이름>{rest}"),
    "site.certificate-none": ("none", "없음"),
    "site.certificate-pending": ("pending validation", "검증 대기 중"),
    "site.certificate-issued": ("issued", "발급됨"),
    "site.certificate-until": ("issued, valid until {date}", "발급됨, {date}까지 유효"),
    "site.certificate-pending-brief": ("pending", "검증 대기"),
    "site.certificate-until-brief": ("until {date}", "{date}까지"),
    "site.dns-ours-brief": ("load balancer", "로드 밸런서"),
    "site.dns-elsewhere-brief": ("elsewhere", "다른 곳"),
    "site.dns-gone-brief": ("gone", "삭제됨"),
    "site.dns-not-moved-brief": ("not moved", "이전 그대로"),
    "site.dns-none": ("no record", "레코드 없음"),
    "site.dns-ours": ("leads to the load balancer", "로드 밸런서를 가리킴"),
    "site.dns-gone": ("leads to a load balancer that is gone", "삭제된 로드 밸런서를 가리킴"),
    "site.dns-elsewhere": ("leads elsewhere", "다른 곳을 가리킴"),
    "site.dns-not-moved": ("still leads to what stood there before", "아직 이전에 가리키던 곳을 가리킴"),
}
