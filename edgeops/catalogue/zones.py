"""Hosted zones: where the records of a name go."""

TEXTS = {
    "no-zone.what": (
        "no public hosted zone of this account holds {host}",
        "{host:을} 담는 퍼블릭 호스팅 영역이 이 계정에 없습니다",
    ),
    "no-zone.why": (
        "edgeops writes the records for your names into Route53. The hosted zones it can see: {zones}.",
        "edgeops는 Route53 호스팅 영역에 레코드를 만듭니다. 이 계정에서 보이는 호스팅 영역: {zones}.",
    ),
    "no-zone.fix": (
        "If another account has it, use that one (--profile). Else create it (about $0.50 a month): {command} - copy "
        "the records of {domain} into it (MX and TXT too: mail depends on them), then enter the four name servers of "
        "the answer at your registrar, without a dot at the end.",
        "호스팅 영역이 다른 계정에 있으면 --profile로 그 계정을 쓰세요. 없으면 만드세요(월 약 $0.50): {command} - 그런 "
        "다음 {domain}의 기존 레코드를 옮기고(메일에 필요한 MX와 TXT도), 응답에 나온 네임서버 네 개를 도메인 "
        "등록업체(가비아 등)에 끝의 점 없이 입력하세요.",
    ),
    "no-zone.see": (
        "Route53 console, Hosted zones; or: aws route53 list-hosted-zones",
        "Route53 콘솔의 호스팅 영역 화면, 또는: aws route53 list-hosted-zones",
    ),
    "several-zones.what": (
        "there are {count} public hosted zones named {zone}: {ids}",
        "이름이 {zone}인 퍼블릭 호스팅 영역이 {count}개 있습니다: {ids}",
    ),
    "several-zones.why": (
        "Only one of them is asked by the world: the one whose name servers stand at your registrar.",
        "인터넷은 그중 하나에만 물어봅니다. 도메인 등록업체에 네임서버가 입력되어 있는 영역입니다.",
    ),
    "several-zones.fix": (
        "Delete the hosted zone that is not used, then run this again.",
        "쓰이지 않는 호스팅 영역을 삭제한 다음 다시 실행하세요.",
    ),
    "several-zones.see": (
        "nslookup -type=NS {zone}, beside the NS record of each zone in the Route53 console",
        "nslookup -type=NS {zone} 명령의 결과와 Route53 콘솔에 보이는 각 영역의 NS 레코드를 비교하세요",
    ),
    "zone-twice.what": (
        "there are several public hosted zones named {zone}; the world asks {id}, so that one is used",
        "이름이 {zone}인 퍼블릭 호스팅 영역이 여러 개입니다. 인터넷이 물어보는 {id:을} 씁니다",
    ),
    "zone-twice.why": (
        "Nobody asks {others}: what is changed there has no effect.",
        "{others}에는 아무도 물어보지 않으므로 거기서 바꾼 것은 효과가 없습니다.",
    ),
    "zone-twice.see": (
        "nslookup -type=NS {zone}, beside the NS record of each zone in the Route53 console",
        "nslookup -type=NS {zone} 명령의 결과와 Route53 콘솔에 보이는 각 영역의 NS 레코드를 비교하세요",
    ),
    "zone-twice.fix": (
        "Nothing has to be done. If {others} is a leftover, delete it in the Route53 console (it costs about $0.50 a "
        "month).",
        "꼭 해야 할 일은 없습니다. {others:이} 쓰지 않는 영역이면 Route53 콘솔에서 삭제하세요(월 약 $0.50).",
    ),
    "private-zone-too.what": (
        "there is a private hosted zone named {zone}, too ({id})",
        "이름이 {zone}인 프라이빗 호스팅 영역({id})도 있습니다",
    ),
    "private-zone-too.why": (
        "Inside the networks (VPC) it belongs to, names are answered from there, not from the records edgeops writes; "
        "visitors from outside do not notice.",
        "연결된 VPC 안에서는 edgeops가 만든 레코드가 아니라 그 영역의 답을 받습니다. 바깥 방문자에게는 "
        "영향이 없습니다.",
    ),
    "private-zone-too.fix": (
        "Nothing, unless your own instances call your site by its name: then add the name there, too.",
        "인스턴스끼리 도메인 이름으로 호출한다면 그 영역에도 이름을 추가하세요. 아니면 할 일이 없습니다.",
    ),
    "zones.none": ("none", "없음"),
}
