"""The stack and the instances in edgeops.toml: values that cannot be used."""

_DIFFERS = (
    "{key} = {ours} in {file}, but {source} says {theirs}",
    "{file}에는 {key} = {ours:이라}고 적혀 있는데 {source}에는 {theirs:이라}고 되어 있습니다",
)
_LEAVE_OUT = ("Leave {source} out; or change the file.", "{source:을} 빼거나 파일을 고치세요.")
_UNSET = (
    "Unset {source}, or set it to {ours}; or change the file.",
    "환경 변수 {source:을} 지우거나 {ours:으로} 바꾸세요. 아니면 파일을 고치세요.",
)

TEXTS = {
    "config-name.what": ("is not a name for a stack", "스택 이름으로 쓸 수 없습니다"),
    "config-name.what-long": ("is longer than {most} characters", "{most}자보다 깁니다"),
    "config-name.why": (
        "A name is small letters, digits and single hyphens, begins with a letter, at most {most} characters.",
        "이름은 소문자, 숫자, 하이픈(연속 불가)으로 쓰고 영문자로 시작하며 {most}자까지입니다.",
    ),
    "config-name-differs.what": _DIFFERS,
    "config-region-differs.what": _DIFFERS,
    "config-account-differs.what": _DIFFERS,
    "config-name-differs.why": (
        "The name is the stack's identity: another name is another stack.",
        "스택은 이름으로 구별합니다. 이름이 다르면 다른 스택입니다.",
    ),
    "config-region-differs.why": (
        "A stack lives in one region; from another one its load balancer and certificate cannot be seen.",
        "스택은 한 리전에 있습니다. 다른 리전에서는 그 로드 밸런서와 인증서가 보이지 않습니다.",
    ),
    "config-account-differs.why": (
        "The account in the file is a guard: edgeops acts on no other.",
        "파일의 계정은 안전장치입니다. edgeops는 다른 계정에서 아무것도 하지 않습니다.",
    ),
    "config-name-differs.fix": _LEAVE_OUT,
    "config-region-differs.fix": _LEAVE_OUT,
    "config-account-differs.fix": _LEAVE_OUT,
    "config-name-differs.fix-variable": _UNSET,
    "config-region-differs.fix-variable": _UNSET,
    "config-account-differs.fix-variable": _UNSET,
    "config-region.what": ("is not a region", "리전이 아닙니다"),
    "config-region.what-zone": (
        "is an Availability Zone, not a region",
        "리전이 아니라 가용 영역입니다",
    ),
    "config-region.why": (
        'A region is written as its code, for example "ap-northeast-2" (Seoul).',
        '리전은 코드로 씁니다. 예: "ap-northeast-2"(서울).',
    ),
    "config-account.what": ("is not an account number", "계정 번호가 아닙니다"),
    "config-account.why": (
        "An account number is 12 digits, in quotes.",
        "계정 번호는 따옴표로 묶은 12자리 숫자입니다.",
    ),
    "config-label.what": ("is not a label", "레이블로 쓸 수 없습니다"),
    "config-label.why": (
        "A label is small letters, digits, - and _, begins with a letter or digit, at most {most} characters.",
        "레이블은 소문자, 숫자, -, _로 쓰고 영문자나 숫자로 시작하며 {most}자까지입니다.",
    ),
    "config-instance-id.what": ("is not an instance id", "인스턴스 ID가 아닙니다"),
    "config-instance-id.why": (
        "An instance id is i- and 17 (or, of old, 8) of the characters 0-9 a-f; the EC2 console lists it.",
        "인스턴스 ID는 i- 뒤에 0-9 a-f 문자 17개(오래된 것은 8개)입니다. EC2 콘솔에서 볼 수 있습니다.",
    ),
    "config-hostname.what": ("is a wildcard", "와일드카드입니다"),
    "config-hostname.why": (
        "A hostname leads to one machine, for ssh or a game server; a * would lead every name there.",
        "hostname은 ssh나 게임 서버처럼 컴퓨터 한 대를 가리킵니다. *를 쓰면 모든 이름이 그리로 갑니다.",
    ),
    "config-hostname.fix": ("For example: ssh{rest}", "예: ssh{rest}"),
    "config-many.what": (
        "many = true stands beside {key} = {value}",
        "many = true와 {key} = {value:이} 함께 있습니다",
    ),
    "config-many.why-id": ("An id is one instance.", "id는 인스턴스 하나를 가리킵니다."),
    "config-many.fix-id": (
        "Write what they have in common instead: {example}",
        "id 대신 공통된 태그를 쓰세요: {example}",
    ),
    "config-many.why-address": (
        "An Elastic IP is on one instance.",
        "탄력적 IP는 인스턴스 하나에만 연결됩니다.",
    ),
    "config-many.fix-address": (
        "Take elastic_ip out: the load balancer needs no Elastic IP",
        "elastic_ip를 빼세요. 로드 밸런서에는 탄력적 IP가 필요하지 않습니다",
    ),
    "config-many.why-hostname": (
        "A hostname leads to the address of one instance.",
        "hostname은 인스턴스 하나의 주소를 가리킵니다.",
    ),
    "config-many.fix-hostname": (
        "Give that one instance a label and an id of its own",
        "그 인스턴스에 레이블과 id를 따로 주세요",
    ),
    "config-duplicate-instance.what": (
        "{identity} is also the {key} of {first}",
        "{identity}: {first}의 {key:과} 같습니다",
    ),
    "config-duplicate-instance.why": ("Each instance has one label.", "인스턴스마다 레이블은 하나입니다."),
    "config-duplicate-instance.fix": (
        "Keep {table} and use it in every to.",
        "{table}만 남기고 모든 to에서 그 레이블을 쓰세요.",
    ),
}
