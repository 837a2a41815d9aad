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
        "Create a hosted zone for the domain of {host} in Route53 and enter its name servers at your registrar, or use "
        "the account (--profile) that has it.",
        "Route53에서 {host}의 도메인으로 호스팅 영역을 만들고 그 네임서버를 도메인 등록업체(가비아 등)에 입력하세요. "
        "호스팅 영역이 다른 계정에 있으면 --profile로 그 계정을 쓰세요.",
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
        "dig NS of the domain, beside the NS record of each zone in the Route53 console",
        "도메인을 dig NS로 조회한 결과와 Route53 콘솔에 보이는 각 영역의 NS 레코드를 비교하세요",
    ),
    "zones.none": ("none", "없음"),
}
