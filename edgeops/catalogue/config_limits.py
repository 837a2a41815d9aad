"""Networks, tags, health checks, rules and certificates in edgeops.toml: values that cannot be used."""

_NETWORK = (
    "A network is four numbers from 0 to 255 and how many bits are fixed: 203.0.113.0/24; or one address alone.",
    "네트워크는 0부터 255까지의 숫자 네 개와 고정된 비트 수입니다: 203.0.113.0/24. 또는 주소 하나만 적습니다.",
)
_CODES = (
    'Codes are "200", a list "200,302" or a range "200-399", each from 200 to 499.',
    '코드는 "200", 목록 "200,302", 범위 "200-399"처럼 쓰며 200부터 499까지입니다.',
)

TEXTS = {
    "config-allow.what": ("is not a network", "네트워크가 아닙니다"),
    "config-allow.what-written": ("is not written as a network", "네트워크로 쓴 것이 아닙니다"),
    "config-allow.what-none": ("allow = [] lets nobody in", "allow = []: 아무도 들어올 수 없습니다"),
    "config-allow.what-many": (
        "allow = [{first}, …] holds {count} networks",
        "allow = [{first}, …]: 네트워크가 {count}개 있습니다",
    ),
    "config-allow.why": _NETWORK,
    "config-allow.why-written": (
        "{shape} The bits that are not fixed are 0.",
        "{shape} 고정되지 않은 비트는 0이어야 합니다.",
    ),
    "config-allow.why-none": (
        "Who is not in one of its networks gets the answer 403.",
        "이 네트워크에 없는 곳에는 403으로 응답합니다.",
    ),
    "config-allow.why-many": (
        "A site may have {most}: the load balancer needs a rule for every few of them.",
        "사이트마다 {most}개까지입니다. 몇 개마다 로드 밸런서 규칙이 하나씩 필요합니다.",
    ),
    "config-allow.fix-none": (
        "Leave allow out to let everybody in.",
        "모두 들어오게 하려면 allow를 빼세요.",
    ),
    "config-allow.fix-many": (
        "Join neighbours into larger networks.",
        "이웃한 네트워크를 더 큰 네트워크로 합치세요.",
    ),
    "config-allow-everybody.what": ("lets everybody in", "모두 들어올 수 있게 됩니다"),
    "config-allow-everybody.why": ("It is every address there is.", "모든 주소를 뜻합니다."),
    "config-allow-everybody.fix": (
        "Leave allow out to let everybody in.",
        "모두 들어오게 하려면 allow를 빼세요.",
    ),
    "config-allow-inside.what": ("is a private network", "사설 네트워크입니다"),
    "config-allow-inside.why": (
        "Such addresses exist only inside a network; the load balancer sees the public one that it goes out with.",
        "이런 주소는 네트워크 안에서만 씁니다. 로드 밸런서에는 밖으로 나갈 때의 공인 IP가 보입니다.",
    ),
    "config-allow-inside.fix": (
        "Open https://checkip.amazonaws.com from there: it shows the public address",
        "그곳에서 https://checkip.amazonaws.com 을 열면 공인 IP가 나옵니다. 그 주소를 쓰세요",
    ),
    "config-allow-overlap.what": (
        "allow holds {small}, which is inside {large}",
        "allow에 있는 {small:은} {large} 안에 들어 있습니다",
    ),
    "config-allow-overlap.what-twice": (
        "allow holds {small}, which stands twice",
        "allow에 {small:이} 두 번 있습니다",
    ),
    "config-allow-overlap.why": (
        "Each network takes a place in the rules of the load balancer, and the larger one lets it in already.",
        "네트워크마다 로드 밸런서 규칙에서 자리를 차지하는데, 더 큰 네트워크가 이미 허용합니다.",
    ),
    "config-allow-overlap.fix": ("Take {small} out.", "{small:을} 빼세요."),
    "config-tag.what-empty": ("tag = {{}} holds no tag", "tag = {{}}: 태그가 없습니다"),
    "config-tag.what-many": ("tag holds {count} tags", "tag에 태그가 {count}개 있습니다"),
    "config-tag.what-key": ("has no usable key", "쓸 수 있는 키가 없습니다"),
    "config-tag.what-aws": ("is a tag of AWS's own", "AWS가 붙이는 태그입니다"),
    "config-tag.what-long": ("is longer than {most} characters", "{most}자보다 깁니다"),
    "config-tag.what-wildcard": ("has a wildcard", "와일드카드가 있습니다"),
    "config-tag.why-empty": ("It would mean every instance there is.", "모든 인스턴스를 뜻하게 됩니다."),
    "config-tag.why-many": ("AWS is asked for {most} at most.", "AWS에는 {most}개까지만 물어봅니다."),
    "config-tag.why-key": ("The key of a tag has 1 to {most} characters.", "태그의 키는 1~{most}자입니다."),
    "config-tag.why-aws": (
        "{key} is written by AWS itself and changes without you; tags that begin with aws: are not taken.",
        "{key:은} AWS가 직접 쓰고 마음대로 바꿉니다. aws:로 시작하는 태그는 쓸 수 없습니다.",
    ),
    "config-tag.why-long": ("No tag of an instance is that long.", "인스턴스의 태그는 그렇게 길 수 없습니다."),
    "config-tag.why-wildcard": (
        r"AWS reads * and ? as wildcards (and \ before them), so other instances would be found too.",
        r"AWS는 *와 ?를(그 앞의 \도) 와일드카드로 읽으므로 다른 인스턴스까지 찾게 됩니다.",
    ),
    "config-tag.fix-many": (
        "Keep those that tell the instance from the others.",
        "다른 인스턴스와 구별되는 태그만 남기세요.",
    ),
    "config-tag.fix-key": (
        "The EC2 console lists the tags of an instance",
        "EC2 콘솔의 인스턴스 태그 탭을 보세요",
    ),
    "config-tag.fix-aws": ("Use one of yours. For example: {example}", "직접 붙인 태그를 쓰세요. 예: {example}"),
    "config-tag.fix-wildcard": (
        "For several instances give them one tag in common, and write many = true",
        "인스턴스가 여럿이면 공통된 태그를 하나 붙이고 many = true를 쓰세요",
    ),
    "config-timeout.what": (
        "timeout = {timeout} is not shorter than the interval ({interval})",
        "timeout = {timeout}: interval({interval})보다 짧지 않습니다",
    ),
    "config-timeout.what-default": (
        "timeout = {timeout} is not shorter than the interval ({interval}, the default)",
        "timeout = {timeout}: interval(기본값 {interval})보다 짧지 않습니다",
    ),
    "config-timeout.why": (
        "The next check begins after the interval; the one before must have ended.",
        "interval이 지나면 다음 상태 확인이 시작되므로, 그 전에 이전 확인이 끝나야 합니다.",
    ),
    "config-timeout.fix": ("Write: interval = {interval}", "이렇게 쓰세요: interval = {interval}"),
    "config-health-path.what": (
        "is not a path that can be asked for",
        "요청할 수 있는 경로가 아닙니다",
    ),
    "config-health-path.what-long": ("is longer than {most} characters", "{most}자보다 깁니다"),
    "config-health-path.why": (
        "A path begins with /, has no spaces, only plain ASCII characters, and at most {most} of them.",
        "경로는 /로 시작하고 공백 없이 ASCII 문자로 {most}자까지 씁니다.",
    ),
    "config-health-codes.what": ("is not a list of status codes", "상태 코드 목록이 아닙니다"),
    "config-health-codes.what-range": ("is out of range", "범위를 벗어났습니다"),
    "config-health-codes.what-backwards": ("counts backwards", "범위의 앞뒤가 바뀌었습니다"),
    "config-health-codes.why": _CODES,
    "config-health-codes.why-range": (
        "{shape} A 5xx never counts as healthy.",
        "{shape} 5xx는 정상이 될 수 없습니다.",
    ),
    "config-too-many-rules.what": (
        "{parts} make {count} rules of the load balancer",
        "{parts}에는 로드 밸런서 규칙이 {count}개 필요합니다",
    ),
    "config-too-many-rules.why": (
        "A site may have {most}. A rule holds {aliases} aliases; with allow, each route is repeated for every {routed} "
        "networks and the site for every {networks}.",
        "사이트마다 {most}개까지입니다. 규칙 하나에 aliases는 {aliases}개가 들어가고, allow가 있으면 네트워크 "
        "{routed}개마다 경로별로, {networks}개마다 사이트에 규칙이 하나씩 더 필요합니다.",
    ),
    "config-too-many-rules.fix": (
        "Leave at most {ways}.",
        "다음 중 하나까지 줄이세요: {ways}.",
    ),
    "config-too-many-rules.fix-fewer": ("Leave fewer of them.", "개수를 줄이세요."),
    "config.ways-or": (", or leave at most ", ", 또는 "),
    "config.way-networks": ("{most} networks in {key}", "{key}에 네트워크 {most}개"),
    "config.way-paths": ("{most} paths in {key}", "{key}에 경로 {most}개"),
    "config.way-names": ("{most} names in {key}", "{key}에 이름 {most}개"),
    "config.part-aliases": ("{count} aliases", "aliases {count}개"),
    "config.part-routes": ("{count} routes", "routes {count}개"),
    "config.part-allow": ("{count} networks in allow", "allow의 네트워크 {count}개"),
    "config-key-type.what": ("is not a key type", "키 유형이 아닙니다"),
    "config-key-type.why": (
        "ACM makes certificates with: {kinds}. In doubt {usual}: every browser knows it.",
        "ACM이 발급하는 인증서의 키 유형: {kinds}. 잘 모르겠으면 모든 브라우저가 아는 {usual:을} 쓰세요.",
    ),
    "config-certificate-arn.what": (
        "is not the ARN of a certificate of ACM",
        "ACM 인증서의 ARN이 아닙니다",
    ),
    "config-certificate-arn.why": (
        "An ARN is arn:aws:acm:REGION:ACCOUNT:certificate/ID; the ACM console shows it at the certificate.",
        "ARN은 arn:aws:acm:REGION:ACCOUNT:certificate/ID 형식입니다. ACM 콘솔의 인증서 화면에 나옵니다.",
    ),
    "config-certificate-arn.fix-iam": (
        "Import that certificate into ACM, and give its ARN there.",
        "그 인증서를 ACM으로 가져온 다음 ACM의 ARN을 쓰세요.",
    ),
    "config-certificate-region.what": (
        "arn = {arn} is in {there}, the stack in {region}",
        "arn = {arn}: {there} 리전의 인증서인데 스택은 {region}에 있습니다",
    ),
    "config-certificate-region.what-partition": (
        "arn = {arn} begins with arn:{partition}, but {region} is in {right}",
        "arn = {arn}: arn:{partition:으로} 시작하지만 {region:은} {right}에 속합니다",
    ),
    "config-certificate-region.why": (
        "A load balancer uses certificates of its own region; the one in us-east-1 is often CloudFront's.",
        "로드 밸런서는 같은 리전의 인증서만 씁니다. us-east-1의 인증서는 흔히 CloudFront용입니다.",
    ),
    "config-certificate-region.why-partition": (
        "China and GovCloud are partitions of their own; a region lies in one of them.",
        "중국과 GovCloud는 별도의 파티션이고, 리전은 그중 하나에 속합니다.",
    ),
    "config-certificate-region.fix": (
        "Give the ARN of a certificate in {region}. Or leave arn out: edgeops requests one (free).",
        "{region} 리전에 있는 인증서의 ARN을 쓰세요. 아니면 arn을 빼세요. 그러면 edgeops가 인증서를 요청합니다(무료).",
    ),
    "config-certificate-account.what": (
        "arn = {arn} is in account {there}, the stack in {account}",
        "arn = {arn}: 계정 {there}의 인증서인데 스택은 {account}에 있습니다",
    ),
    "config-certificate-account.why": (
        "A load balancer uses certificates of its own account only.",
        "로드 밸런서는 같은 계정의 인증서만 씁니다.",
    ),
    "config-certificate-account.fix": (
        "Give the ARN of one in account {account}. Or leave arn out: edgeops requests one (free).",
        "계정 {account}에 있는 인증서의 ARN을 쓰세요. 아니면 arn을 빼세요. 그러면 edgeops가 인증서를 요청합니다(무료).",
    ),
}
