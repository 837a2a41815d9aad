"""Load balancer, listeners, rules and target groups: findings."""

_LEFT_ALONE = (
    "It has the name that ours needs, but not our tags (or they were removed), so it is left alone.",
    "edgeops가 써야 할 이름이지만 edgeops의 태그가 없거나 지워졌으므로 건드리지 않습니다.",
)

TEXTS = {
    "foreign-load-balancer.what": (
        "there is a load balancer {balancer} that edgeops did not make",
        "edgeops가 만들지 않은 로드 밸런서 {balancer:이} 있습니다",
    ),
    "foreign-load-balancer.why": (
        "It has the name that ours needs, but not our tags (or they were removed), so it is left alone. Its tags: "
        "{tags}.",
        "edgeops가 써야 할 이름이지만 edgeops의 태그가 없거나 지워졌으므로 건드리지 않습니다. 붙어 있는 태그: {tags}.",
    ),
    "tags.none": ("none", "없음"),
    "load-balancer-impaired.what": (
        "the load balancer {name} is active_impaired: it answers, but may not take more visitors",
        "로드 밸런서 {name:이} active_impaired 상태입니다. 응답은 하지만 방문자가 늘면 감당하지 못할 수 있습니다",
    ),
    "load-balancer-impaired.why": ("AWS gives no reason.", "AWS가 이유를 알려 주지 않습니다."),
    "load-balancer-impaired.see": (
        "EC2 console, Load balancers, column State",
        "EC2 콘솔의 로드 밸런서 화면에서 상태 열을 보세요",
    ),
    "load-balancer-impaired.fix": (
        "Look at its subnets (free addresses, route table) in the EC2 console, then see with `edgeops status`.",
        "EC2 콘솔에서 서브넷(남은 주소, 라우팅 테이블)을 확인한 다음 `edgeops status`로 다시 보세요.",
    ),
    "would-go.what": (
        "{thing} of our load balancer was not made by edgeops",
        "로드 밸런서의 {thing:은} edgeops가 만든 것이 아닙니다",
    ),
    "would-go.listener": ("the listener on :{port}", ":{port} 리스너"),
    "would-go.rule": ("rule {priority} of the :{port} listener", ":{port} 리스너의 {priority}번 규칙"),
    "would-go.why": (
        "It would be deleted with the load balancer, and it is not ours to delete. Nothing was changed.",
        "로드 밸런서와 함께 삭제되지만 edgeops가 지울 것이 아닙니다. 아무것도 바꾸지 않았습니다.",
    ),
    "would-go.fix": (
        "If nobody needs it, delete it in the EC2 console, then run `edgeops down` again.",
        "필요 없으면 EC2 콘솔에서 삭제한 다음 `edgeops down`을 다시 실행하세요.",
    ),
    "foreign-load-balancer.see": (
        "EC2 console, Load balancers, search for that name, tab Tags",
        "EC2 콘솔의 로드 밸런서 화면에서 그 이름을 검색하고 태그 탭을 보세요",
    ),
    "foreign-load-balancer.fix": (
        "Choose another [stack] name, or delete that load balancer if it is a leftover.",
        "[stack] name을 다른 이름으로 바꾸거나, 쓰지 않는 로드 밸런서이면 삭제하세요.",
    ),
    "load-balancer-failed.what": (
        "AWS could not set up the load balancer {balancer}",
        "AWS가 로드 밸런서 {balancer:을} 구성하지 못했습니다",
    ),
    "load-balancer-failed.why-unknown": ("AWS gives no reason.", "AWS가 이유를 알려 주지 않았습니다."),
    "load-balancer-failed.see": (
        "EC2 console, Load balancers, column State",
        "EC2 콘솔의 로드 밸런서 화면에서 상태 열을 보세요",
    ),
    "load-balancer-failed.fix": (
        "Take it away with `edgeops down`, then run `edgeops up` again.",
        "`edgeops down`으로 없앤 다음 `edgeops up`을 다시 실행하세요.",
    ),
    "deletion-protection.what": (
        "the load balancer {balancer} has deletion protection",
        "로드 밸런서 {balancer}에 삭제 방지가 켜져 있습니다",
    ),
    "deletion-protection.why": (
        "Somebody switched it on so that it is not deleted by mistake. Nothing was changed.",
        "실수로 삭제하지 않도록 누군가 켜 둔 것입니다. 아무것도 바꾸지 않았습니다.",
    ),
    "deletion-protection.see": (
        "EC2 console, Load balancers, tab Attributes",
        "EC2 콘솔의 로드 밸런서 화면에서 속성 탭을 보세요",
    ),
    "deletion-protection.fix": (
        "Switch deletion protection off in the load balancer's attributes, then run `edgeops down` again.",
        "로드 밸런서 속성에서 삭제 방지를 끈 다음 `edgeops down`을 다시 실행하세요.",
    ),
    "foreign-listener.what": (
        "our load balancer has a listener on :{port} that edgeops did not make",
        "edgeops의 로드 밸런서에 edgeops가 만들지 않은 :{port} 리스너가 있습니다",
    ),
    "foreign-listener.why": (
        "It has not our tags (or they were removed), so it is left alone.",
        "edgeops의 태그가 없거나 지워졌으므로 건드리지 않습니다.",
    ),
    "foreign-listener.see": (
        "EC2 console, Load balancers, tab Listeners and rules",
        "EC2 콘솔의 로드 밸런서 화면에서 리스너 및 규칙 탭을 보세요",
    ),
    "foreign-listener.fix": (
        "Delete the listener on :{port} in the EC2 console, then run this again.",
        "EC2 콘솔에서 :{port} 리스너를 삭제한 다음 다시 실행하세요.",
    ),
    "foreign-rule.what": (
        "rule {priority} of our :443 listener ({hosts}) was not made by edgeops",
        ":443 리스너의 규칙 {priority}({hosts})은 edgeops가 만든 것이 아닙니다",
    ),
    "foreign-rule.why": (
        "It answers for a host of your file and has not our tags (or they were removed), so it is left alone.",
        "설정 파일에 있는 호스트에 응답하는데 edgeops의 태그가 없거나 지워졌으므로 건드리지 않습니다.",
    ),
    "foreign-rule.why-before": (
        "It stands before our rule, so what it says is the answer of {sites}, whatever your application says. It has "
        "not our tags (or they were removed), so it is left alone.",
        "edgeops의 규칙보다 앞에 있어서, {sites:은} 애플리케이션 대신 이 규칙이 응답합니다. edgeops의 태그가 없거나 "
        "지워졌으므로 건드리지 않습니다.",
    ),
    "foreign-rule.why-part": (
        "It stands before our rules and answers a part of what comes for {sites}. It is left alone.",
        "edgeops의 규칙보다 앞에 있어서, {sites:으로} 오는 요청 중 일부에 이 규칙이 응답합니다. 건드리지 않습니다.",
    ),
    "foreign-rule.why-harmless": ("It is left alone.", "건드리지 않습니다."),
    "foreign-rule.see": (
        "EC2 console, Load balancers, tab Listeners and rules, the rules of HTTPS:443",
        "EC2 콘솔의 로드 밸런서 화면, 리스너 및 규칙 탭에서 HTTPS:443의 규칙을 보세요",
    ),
    "foreign-rule.fix": (
        "Delete it in the EC2 console, then run this again.",
        "EC2 콘솔에서 삭제한 다음 다시 실행하세요.",
    ),
    "foreign-rule.fix-before": (
        "Delete it in the EC2 console, or give it a priority behind ours - unless it is there on purpose (a "
        "maintenance page).",
        "EC2 콘솔에서 삭제하거나 우선순위를 edgeops의 규칙보다 뒤로 옮기세요. 일부러 둔 것(점검 안내 페이지 등)이면 "
        "그대로 두면 됩니다.",
    ),
    "foreign-rule.fix-harmless": ("Nothing needs to be done.", "아무것도 하지 않아도 됩니다."),
    "balancer.any-host": ("any host", "모든 호스트"),
    "no-free-priority.what": (
        "there is no place for the rule of {rule}",
        "{rule} 규칙을 넣을 우선순위가 없습니다",
    ),
    "no-free-priority.why-between": (
        "no free priority between {low} and {high}",
        "{low:과} {high} 사이에 비어 있는 우선순위가 없습니다",
    ),
    "no-free-priority.why-block": (
        "no free block between {low} and {high}",
        "{low:과} {high} 사이에 비어 있는 구간이 없습니다",
    ),
    "no-free-priority.why-race": (
        "others take the free priorities as fast as we find them",
        "비어 있는 우선순위를 찾는 사이에 다른 쪽에서 계속 먼저 씁니다",
    ),
    "no-free-priority.see": (
        "EC2 console, Load balancers, tab Listeners and rules, the rules of HTTPS:443",
        "EC2 콘솔의 로드 밸런서 화면, 리스너 및 규칙 탭에서 HTTPS:443의 규칙을 보세요",
    ),
    "no-free-priority.fix": (
        "Remove rules that nobody needs from the :443 listener, then run this again.",
        ":443 리스너에서 필요 없는 규칙을 삭제한 다음 다시 실행하세요.",
    ),
    "foreign-target-group.what": (
        "there is a target group {group} that edgeops did not make",
        "edgeops가 만들지 않은 대상 그룹 {group:이} 있습니다",
    ),
    "foreign-target-group.why": _LEFT_ALONE,
    "foreign-target-group.see": (
        "EC2 console, Target groups, search for that name, tab Tags",
        "EC2 콘솔의 대상 그룹 화면에서 그 이름을 검색하고 태그 탭을 보세요",
    ),
    "foreign-target-group.fix": (
        "Choose another [stack] name, or delete that target group if it is a leftover.",
        "[stack] name을 다른 이름으로 바꾸거나, 쓰지 않는 대상 그룹이면 삭제하세요.",
    ),
    "target-group-used-elsewhere.what": (
        "our target group {group} is used by a load balancer that is not ours: {balancers}",
        "edgeops의 대상 그룹 {group:을} edgeops 것이 아닌 로드 밸런서가 쓰고 있습니다: {balancers}",
    ),
    "target-group-used-elsewhere.why": (
        "Deleting it would take that load balancer's targets away, so it was left.",
        "삭제하면 그 로드 밸런서가 대상을 잃게 되므로 그대로 두었습니다.",
    ),
    "target-group-used-elsewhere.see": (
        "EC2 console, Target groups, column Load balancer",
        "EC2 콘솔의 대상 그룹 화면에서 로드 밸런서 열을 보세요",
    ),
    "target-group-used-elsewhere.fix": (
        "Give that load balancer a target group of its own, then run this again.",
        "그 로드 밸런서에 따로 대상 그룹을 만들어 준 다음 다시 실행하세요.",
    ),
    "too-many-for-one-load-balancer.what": (
        "{sites}: {count} {things} are needed, and one load balancer holds {most}",
        "{sites}: {things} {count}개가 필요한데, 로드 밸런서 하나에는 {most}개까지만 둘 수 있습니다",
    ),
    "too-many-for-one-load-balancer.why": (
        "Sites are spread over several load balancers where one does not hold them all, but all of one site is on one, "
        "and a site never moves to another by itself. A site needs a rule; aliases and routes need more.",
        "로드 밸런서 하나로 부족하면 사이트를 여러 로드 밸런서에 나누어 두지만, 한 사이트는 로드 밸런서 하나에 모두 "
        "있어야 하고, 저절로 다른 로드 밸런서로 옮겨 가지 않습니다. 사이트마다 규칙이 하나 필요하고, "
        "aliases와 routes가 있으면 더 필요합니다.",
    ),
    "too-many-for-one-load-balancer.fix": (
        "Ask AWS to raise the limit, give a site fewer aliases, routes or networks, or take one of these sites out of "
        "the file, run edgeops up, and put it in again: it then gets a place on another load balancer.",
        "AWS에 할당량 증가를 요청하거나, 사이트의 aliases, routes, allow를 줄이세요. 또는 이 사이트 가운데 하나를 "
        "파일에서 빼고 edgeops up을 실행한 다음 다시 넣으면 다른 로드 밸런서에 놓입니다.",
    ),
    "limit.sites": ("{first} and {count} more", "{first} 외 {count}개"),
    "empty-balancer-kept.what": (
        "{balancer} serves no site any more and stays",
        "{balancer:은} 이제 어떤 사이트에도 쓰이지 않지만 그대로 둡니다",
    ),
    "empty-balancer-kept.why": (
        "Something on it is not ours to take away: {reason}.",
        "edgeops가 마음대로 없앨 수 없는 것이 있습니다({reason}).",
    ),
    "empty-balancer-kept.see": (
        "EC2 console, Load balancers, tabs Listeners and rules and Attributes",
        "EC2 콘솔의 로드 밸런서 화면에서 리스너 및 규칙 탭과 속성 탭을 보세요",
    ),
    "empty-balancer-kept.fix": (
        "Take that away in the EC2 console and run edgeops up again, or leave it: it costs as much as any other.",
        "EC2 콘솔에서 그것을 없앤 다음 edgeops up을 다시 실행하세요. 그대로 두어도 되지만 요금은 똑같이 나옵니다.",
    ),
    "empty-balancer-kept.protected": ("deletion protection", "삭제 방지"),
    "limit.rules": ("rules", "규칙"),
    "limit.certificates": ("certificates besides the default one", "기본 인증서 외의 인증서"),
    "limit.groups": ("target groups", "대상 그룹"),
    "attributes-not-compared.what": (
        "the load balancer's attributes were not compared one by one",
        "로드 밸런서 속성을 하나하나 비교하지는 않았습니다",
    ),
    "attributes-not-compared.why": (
        "Listing does not show them; what edgeops applied last is what the file asks for.",
        "목록 조회에는 속성이 나오지 않습니다. edgeops가 마지막으로 적용한 속성은 파일과 같습니다.",
    ),
    "attributes-not-compared.fix": (
        "edgeops plan --deep reads them.",
        "속성까지 비교하려면 `edgeops plan --deep`을 실행하세요.",
    ),
}
