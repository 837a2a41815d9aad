"""The tables of edgeops.toml: keys that are missing or unknown, values of the wrong kind."""

TEXTS = {
    "config.kind-text": ("text", "텍스트"),
    "config.kind-flag": ("true or false", "참/거짓"),
    "config.kind-number": ("a whole number", "정수"),
    "config.kind-decimal": ("a decimal number", "소수"),
    "config.kind-list": ("a list", "목록"),
    "config.kind-table": ("a table", "테이블"),
    "config.kind-date": ("a date or time", "날짜 또는 시각"),
    "config.long-number": ("a number of more than 19 digits", "19자리가 넘는 숫자"),
    "config.wanted-text": ("text in quotes", "따옴표로 묶은 텍스트"),
    "config.wanted-text-or-list": ("text in quotes, or a list of texts", "따옴표로 묶은 텍스트나 그 목록"),
    "config.wanted-list": ("a list of texts", "텍스트 목록"),
    "config.wanted-list-quoted": ("a list of texts in quotes", "따옴표로 묶은 텍스트 목록"),
    "config.wanted-flag": ("true or false, without quotes", "true나 false 값(따옴표 없이)"),
    "config.wanted-table": ("a table", "테이블"),
    "config.wanted-tables": ("a table of named tables", "이름이 붙은 테이블들"),
    "config.wanted-number": (
        "a whole number from {least} to {most}{unit}",
        "{least}부터 {most}까지의 정수{unit}",
    ),
    "config.unit-seconds": (" (seconds)", "(초)"),
    "config.unit-answers": (" (answers in a row)", "(연속 응답 수)"),
    "config.top": ("the top of the file", "파일 맨 위"),
    "config.example-stack": (
        '[stack] with name = "koing" and region = "ap-northeast-2"',
        '[stack]에 name = "koing", region = "ap-northeast-2"',
    ),
    "config.example-instances": (
        '[instances.web] with id = "i-0123456789abcdef0"',
        '[instances.web]에 id = "i-0123456789abcdef0"',
    ),
    "config.example-sites": (
        '[sites."koing.shop"] with to = "web:80"',
        '[sites."koing.shop"]에 to = "web:80"',
    ),
    "config.example-certificate": (
        '[certificate] with key_type = "RSA_2048"',
        '[certificate]에 key_type = "RSA_2048"',
    ),
    "config-zone.what": ("is no Availability Zone of the stack's region", "스택 리전의 가용 영역이 아닙니다"),
    "config-zone.why": (
        "The name of a zone is the region's and a letter: {example}.",
        "가용 영역 이름은 리전 이름 뒤에 글자 하나가 붙습니다: {example}.",
    ),
    "config.example-edge": ("[edge] with zones = 2", "[edge]에 zones = 2"),
    "config-missing.what": ("{key} is missing", "{key:이} 없습니다"),
    "config-missing.why-region": (
        "Without a file only the flag (or AWS_REGION) says where the stack is.",
        "설정 파일이 없으면 옵션(또는 AWS_REGION)으로만 스택의 위치를 알 수 있습니다.",
    ),
    "config-missing.why-stack": ("It names the stack and its region.", "스택의 이름과 리전을 적는 곳입니다."),
    "config-missing.why-name": (
        "The name tells this stack from your others, for ever.",
        "다른 스택과 구별하는 이름이며, 나중에 바꿀 수 없습니다.",
    ),
    "config-missing.why-where": (
        "The region is where your instances are.",
        "인스턴스가 있는 리전을 적습니다.",
    ),
    "config-missing.why-instances": (
        "A site sends its requests to an instance, by its label.",
        "사이트는 레이블로 가리키는 인스턴스에 요청을 보냅니다.",
    ),
    "config-missing.why-id": (
        "The id says which instance it is; the EC2 console lists it.",
        "어느 인스턴스인지 id로 정합니다. EC2 콘솔에서 볼 수 있습니다.",
    ),
    "config-missing.why-sites": (
        "A site is the host name that browsers ask for.",
        "사이트는 브라우저에서 여는 호스트 이름입니다.",
    ),
    "config-missing.why-to": (
        "It says where the requests go: an instance's label and a port.",
        "요청을 보낼 곳을 적습니다: 인스턴스의 레이블과 포트.",
    ),
    "config-missing.fix-region": (
        "Write: region = {region} ({source} says so)",
        "이렇게 쓰세요: region = {region} ({source}의 값)",
    ),
    "config-missing.fix-id": ("Write: {id}; or {tag}", "이렇게 쓰세요: {id}; 또는 {tag}"),
    "config-missing.fix-pools": ("{example}; or pools", "{example}; 또는 pools"),
    "config-exclusive.what": (
        "{one} = {first} stands beside {other} = {second}",
        "{one} = {first:과} {other} = {second:이} 함께 있습니다",
    ),
    "config-exclusive.why-id": (
        "An instance is found by its id, or by its tags where the id changes.",
        "인스턴스는 id로 찾습니다. id가 바뀌는 경우에는 태그로 찾습니다.",
    ),
    "config-exclusive.why-to": (
        "to is for a site of one pool; with pools, the first of them is live at first.",
        "to는 풀이 하나인 사이트에 씁니다. pools를 쓰면 처음에는 첫 번째 풀이 트래픽을 받습니다.",
    ),
    "config-exclusive.why-key-type": (
        "Your certificate has its key already; a key type is for one that is requested.",
        "직접 만든 인증서에는 이미 키가 있습니다. key_type은 새로 요청할 인증서에만 씁니다.",
    ),
    "config-exclusive.fix": ("Take {one} or {other} out.", "{one}, {other} 중 하나를 빼세요."),
    "config-range.what": ("{key} = {value} is out of range", "{key} = {value}: 범위를 벗어났습니다"),
    "config-range.why": ("{key} is {wanted}.", "{key}에는 {wanted:을} 쓸 수 있습니다."),
    "config-range.fix": ("Write: {key} = {near}", "이렇게 쓰세요: {key} = {near}"),
    "config-type.what": ("{shown} is {kind}", "{shown}: {kind}입니다"),
    "config-type.why": ("{key} is {wanted}.", "{key}에는 {wanted:을} 써야 합니다."),
    "config-type.why-each": (
        "Each name under {key} is a table of its own.",
        "{key} 아래의 이름은 각각 하나의 테이블이어야 합니다.",
    ),
    "config-not-yet.what": (
        "{key} is not yet supported in this version",
        "{key:은} 이 버전에서 아직 쓸 수 없습니다",
    ),
    "config-not-yet.what-ipv6": (
        "is IPv6, which is not yet supported in this version",
        "IPv6는 이 버전에서 아직 쓸 수 없습니다",
    ),
    "config-not-yet.why": (
        "A later version of edgeops will understand it.",
        "edgeops의 다음 버전에서 쓸 수 있게 됩니다.",
    ),
    "config-not-yet.why-ipv6": (
        "The load balancer answers on IPv4, so it never sees an IPv6 address.",
        "로드 밸런서는 IPv4로만 응답하므로 IPv6 주소를 볼 일이 없습니다.",
    ),
    "config-not-yet.fix-ipv6": ("Give the IPv4 network.", "IPv4 네트워크를 적으세요."),
    "config-not-yet.fix-dns": (
        "The records are made in the Route53 hosted zone of your account; move the domain's zone there.",
        "레코드는 계정의 Route53 호스팅 영역에 만듭니다. 도메인의 영역을 그리로 옮기세요.",
    ),
    "config-not-yet.fix-asg": (
        "List each instance with its id under [instances], or all of them with a tag and many = true.",
        "[instances]에 인스턴스마다 id를 적거나, 태그와 many = true로 모두 적으세요.",
    ),
    "config-not-yet.fix-dualstack": (
        "The load balancer answers on IPv4, which every browser reaches; leave it out.",
        "로드 밸런서는 모든 브라우저가 연결할 수 있는 IPv4로 응답합니다. 이 줄을 빼세요.",
    ),
    "config-unknown-key.what": ("{key} is not a key of {table}", "{key:은} {table}에 쓸 수 있는 키가 아닙니다"),
    "config-unknown-key.why": ("{table} may hold: {keys}.", "{table}에 쓸 수 있는 키: {keys}."),
    "config-unknown-key.fix": ("Take it out.", "그 줄을 빼세요."),
    "config-unknown-key.fix-elsewhere": ("{key} belongs to {table}.", "{key:은} {table}에 쓰세요."),
    "config-unknown-key.fix-near": ("Did you mean {near}?", "혹시 {near}입니까?"),
}
