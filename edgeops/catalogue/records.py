"""Records in Route53: findings, and how a record is called."""

TEXTS = {
    "foreign-record.what": (
        "{host} has a record that edgeops did not make: {record}",
        "{host}에 edgeops가 만들지 않은 레코드가 있습니다: {record}",
    ),
    "foreign-record.why": (
        "Somebody may be using it, so it is left alone.",
        "누군가 쓰고 있을 수 있으므로 건드리지 않습니다.",
    ),
    "foreign-record.why-stuck": (
        "Somebody may be using it, so it is left alone. It cannot be taken over: {reason}.",
        "누군가 쓰고 있을 수 있으므로 건드리지 않습니다. 넘겨받을 수도 없습니다: {reason}.",
    ),
    "foreign-record.see": (
        "nslookup {host} shows where it leads; Route53 console, the hosted zone, the records of that name",
        "nslookup {host} 명령으로 지금 가리키는 곳을 보거나, Route53 콘솔의 호스팅 영역에서 그 이름의 레코드를 보세요",
    ),
    "foreign-record.fix": (
        "--takeover {host} moves the name to the load balancer once your application is healthy behind it; `edgeops "
        "down` puts the old record back.",
        "--takeover {host:을} 붙이면, 로드 밸런서 뒤에서 애플리케이션이 정상인 것을 확인한 뒤 이름을 로드 밸런서로 "
        "옮깁니다. `edgeops down`을 실행하면 이전 레코드로 되돌립니다.",
    ),
    "foreign-record.fix-hostname": (
        "--takeover {host} leads the name to the instance's Elastic IP once your sites are healthy; `edgeops down` "
        "puts the old record back if what it leads to is still in this account.",
        "--takeover {host:을} 붙이면, 사이트가 정상인 것을 확인한 뒤 이름을 인스턴스의 탄력적 IP로 옮깁니다. 이전 "
        "레코드가 가리키는 것이 이 계정에 남아 있으면 `edgeops down`이 되돌립니다.",
    ),
    "foreign-record.fix-stuck": (
        "If nobody needs it, delete it in Route53, then run this again: {host}",
        "필요 없는 레코드이면 Route53에서 삭제한 다음 다시 실행하세요: {host}",
    ),
    "held-by-another-stack.what": (
        "{host} belongs to another edgeops stack: {owner}",
        "{host:은} 다른 edgeops 스택의 것입니다: {owner}",
    ),
    "held-by-another-stack.why": (
        "Its marker says so. A stack's name, region and account are its identity: renaming it makes another one.",
        "표식 레코드에 그렇게 적혀 있습니다. 스택은 이름·리전·계정으로 구별하므로, 이름을 바꾸면 다른 스택이 됩니다.",
    ),
    "held-by-another-stack.see": (
        "Route53 console, the hosted zone, the TXT record _edgeops.{host}",
        "Route53 콘솔의 호스팅 영역에서 TXT 레코드 _edgeops.{host:을} 보세요",
    ),
    "held-by-another-stack.fix": (
        "Run `edgeops down` for that stack first, or take {host} out of this file.",
        "먼저 그 스택에서 `edgeops down`을 실행하거나, 이 파일에서 {host:을} 빼세요.",
    ),
    "record.owner": (
        "stack {stack} in {region}, account {account}",
        "스택 {stack}, 리전 {region}, 계정 {account}",
    ),
    "record-changed-by-hand.what": (
        "{host} does not lead to our load balancer any more: {target}",
        "{host:이} 더 이상 edgeops의 로드 밸런서를 가리키지 않습니다: {target}",
    ),
    "record-changed-by-hand.why": (
        "Somebody has changed the record since, so it is left, with our marker beside it.",
        "그 뒤로 누군가 레코드를 바꾸었으므로, 레코드와 표식을 그대로 두었습니다.",
    ),
    "record-changed-by-hand.see": (
        "Route53 console, the hosted zone, the records of that name",
        "Route53 콘솔의 호스팅 영역에서 그 이름의 레코드를 보세요",
    ),
    "record-changed-by-hand.fix": (
        "Delete our marker {marker} in Route53 - and the record, if nobody needs it - then run the same command again.",
        "Route53에서 표식 레코드 {marker:을} 삭제하고(레코드도 필요 없으면 함께) 같은 명령을 다시 실행하세요.",
    ),
    "name-without-site.what": (
        "{host} leads to our load balancer, which has no rule for it",
        "{host:이} 가리키는 edgeops의 로드 밸런서에 그 이름의 규칙이 없습니다",
    ),
    "name-without-site.what-gone": (
        "{host} leads to a load balancer that is gone",
        "{host:이} 삭제된 로드 밸런서를 가리키고 있습니다",
    ),
    "name-without-site.why": (
        "edgeops made its record. Somebody has deleted what it led to, or a command did not come to its end: visitors "
        "do not get to the site.",
        "edgeops가 만든 레코드입니다. 누군가 그 레코드가 가리키던 것을 삭제했거나 명령이 끝까지 가지 못해서, 방문자가 "
        "사이트에 접속할 수 없습니다.",
    ),
    "name-without-site.see": (
        "Route53 console, the hosted zone, the record {host}",
        "Route53 콘솔의 호스팅 영역에서 {host} 레코드를 보세요",
    ),
    "name-without-site.fix": (
        "Run `edgeops up` with the file of the site. If the name is to be given up, delete its record and {marker} in "
        "the Route53 console.",
        "그 사이트의 설정 파일로 `edgeops up`을 실행하세요. 더 이상 쓰지 않을 이름이면 Route53 콘솔에서 그 레코드와 "
        "{marker:을} 삭제하세요.",
    ),
    "name-leads-nowhere.what": (
        "{host} leads to the load balancer that is gone",
        "{host:이} 방금 삭제된 로드 밸런서를 가리키고 있습니다",
    ),
    "name-leads-nowhere.why": (
        "Nothing marks its record as made by edgeops, so it was left as it is. Nobody finds anything there.",
        "edgeops가 만들었다는 표식이 없는 레코드라서 그대로 두었습니다. 이 이름으로는 이제 접속할 수 없습니다.",
    ),
    "name-leads-nowhere.see": (
        "Route53 console, the hosted zone, the record {host}",
        "Route53 콘솔의 호스팅 영역에서 {host} 레코드를 보세요",
    ),
    "name-leads-nowhere.fix": (
        "Delete the record in the Route53 console, or lead it to where the site is now.",
        "Route53 콘솔에서 그 레코드를 삭제하거나, 사이트가 옮겨 간 곳을 가리키게 바꾸세요.",
    ),
    "record-not-restored.what": (
        "{host} has no record now; before edgeops it had: {record}",
        "{host}에는 이제 레코드가 없습니다. edgeops를 쓰기 전의 레코드: {record}",
    ),
    "record-not-restored.why": (
        "What that led to is not in this account any more; putting it back could lead visitors to strangers.",
        "그 레코드가 가리키던 것이 이 계정에 더 이상 없습니다. 되돌리면 방문자가 남의 서버로 갈 수 있습니다.",
    ),
    "record-not-restored.fix": (
        "Create the record of {host} that you want in Route53.",
        "Route53에서 {host}에 원하는 레코드를 만드세요.",
    ),
    "old-load-balancer.what": (
        "your load balancer {balancer} is no longer needed by {hosts}",
        "{hosts}에는 기존 로드 밸런서 {balancer:이} 더 이상 필요하지 않습니다",
    ),
    "old-load-balancer.why": (
        "Their names lead to the new load balancer now. The old one goes on costing {cost}.",
        "이제 이름이 새 로드 밸런서를 가리킵니다. 기존 로드 밸런서 요금({cost})은 계속 나옵니다.",
    ),
    "old-load-balancer.see": (
        "EC2 console, Load balancers, tab Monitoring: does it still get requests?",
        "EC2 콘솔의 로드 밸런서 화면, 모니터링 탭에서 아직 요청이 들어오는지 보세요",
    ),
    "old-load-balancer.fix": (
        "When nothing else uses {balancer}, delete it in the EC2 console; `edgeops down` can then not lead back.",
        "{balancer:을} 다른 곳에서 쓰지 않으면 EC2 콘솔에서 삭제하세요. 삭제하면 `edgeops down`이 이전으로 되돌릴 수 "
        "없습니다.",
    ),
    "record.balancer-cost": ("about $16 a month and more", "월 약 $16 이상"),
    "record.through-costly": (
        "{record} (your load balancer {balancer}, which costs {cost})",
        "{record} (기존 로드 밸런서 {balancer}, 요금 {cost})",
    ),
    "record.through": ("{record} (your load balancer {balancer})", "{record} (기존 로드 밸런서 {balancer})"),
    "record.alias": ("alias to {name}", "별칭 {name}"),
    "record.value": ("{type} {value}", "{type} {value}"),
    "record.untold": (
        "something that our marker does not tell any more",
        "표식에 더 이상 남아 있지 않은 것",
    ),
    "held-by-another-stack.what-strands": (
        "{host} leads to our load balancer, and belongs to another edgeops stack: {owner}",
        "{host:은} 이 스택의 로드 밸런서를 가리키지만 다른 edgeops 스택의 것입니다: {owner}",
    ),
    "held-by-another-stack.why-strands": (
        "Its marker says so. Without our load balancer it would lead nowhere, so nothing was changed.",
        "표식 레코드에 그렇게 적혀 있습니다. 로드 밸런서가 없어지면 갈 곳을 잃으므로 아무것도 바꾸지 않았습니다.",
    ),
    "held-by-another-stack.fix-strands": (
        "Lead {host} elsewhere in Route53, or delete its record and {marker}, if nobody needs them; then run "
        "`edgeops down` again.",
        "Route53에서 {host:이} 다른 곳을 가리키게 하거나, 필요 없으면 그 레코드와 {marker:을} 삭제한 다음 "
        "`edgeops down`을 다시 "
        "실행하세요.",
    ),
    "stuck.text": (
        "another text stands where our marker has to be",
        "표식이 있어야 할 자리에 다른 TXT 레코드가 있습니다",
    ),
    "stuck.weighted": (
        "it is one of several weighted, failover or latency records",
        "가중치·장애 조치·지연 시간 기반 라우팅 레코드 가운데 하나입니다",
    ),
    "stuck.kinds": (
        "it has {kinds} records, which say more than an address",
        "{kinds} 레코드가 있어서 주소만 옮길 수 없습니다",
    ),
    "stuck.long": ("it is too long to be kept in the marker", "너무 길어서 표식에 보관할 수 없습니다"),
}
