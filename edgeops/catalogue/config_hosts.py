"""Host names in edgeops.toml: values that cannot be used."""

TEXTS = {
    "config-host.what": ("is empty", "비어 있습니다"),
    "config-host.what-dots": ("has a dot too many", "점이 너무 많습니다"),
    "config-host.why": (
        "A host name is your domain, or a name in it.",
        "호스트 이름은 도메인이거나 그 안의 이름입니다.",
    ),
    "config-host.why-dots": (
        "Between two dots of a name stands something.",
        "이름의 점과 점 사이에는 글자가 있어야 합니다.",
    ),
    "config-host.fix": ("For example: koing.shop", "예: koing.shop"),
    "config-host-long.what": ("is too long", "너무 깁니다"),
    "config-host-long.what-name": (
        "is too long ({count} characters, in a-z)",
        "너무 깁니다(영문으로 {count}자)",
    ),
    "config-host-long.what-part": (
        "has a part that is too long ({label})",
        "너무 긴 부분이 있습니다({label})",
    ),
    "config-host-long.why-name": (
        "A name in DNS has at most 253 characters.",
        "DNS 이름은 253자까지입니다.",
    ),
    "config-host-long.why-rule": (
        "A rule of the load balancer holds host names of at most 128 characters.",
        "로드 밸런서 규칙의 호스트 이름은 128자까지입니다.",
    ),
    "config-host-long.why-certificate": (
        "A certificate of ACM is made out to a name of at most 64 characters.",
        "ACM 인증서의 이름은 64자까지입니다.",
    ),
    "config-host-long.why-part": (
        "Each part of a name between dots has at most {most} characters; this has {count}.",
        "점으로 나뉜 부분은 {most}자까지인데 {count}자입니다.",
    ),
    "config-host-long.fix": ("Choose a shorter name.", "더 짧은 이름을 쓰세요."),
    "config-host-ip.what": ("is an IP address", "IP 주소입니다"),
    "config-host-ip.why": (
        "Certificates are made out to names; nobody gives one for an IP address.",
        "인증서는 이름에 발급됩니다. IP 주소로는 받을 수 없습니다.",
    ),
    "config-host-ip.fix": (
        "Use a name in a domain of yours, for example koing.shop.",
        "가지고 계신 도메인의 이름을 쓰세요. 예: koing.shop.",
    ),
    "config-host-url.what": ("is more than a host name", "호스트 이름 말고 다른 것이 들어 있습니다"),
    "config-host-url.why": (
        "It is the host name alone: no https://, no port, no path, no spaces. Every site answers on https (443).",
        "호스트 이름만 쓰세요. https://, 포트, 경로, 공백 없이 씁니다. 모든 사이트는 https(443)로 응답합니다.",
    ),
    "config-host-url.fix": (
        "A port goes to the target: to = 'web:{port}'.",
        "포트는 대상에 쓰세요: to = 'web:{port}'.",
    ),
    "config-host-wildcard.what": ("has a * where none can stand", "*를 쓸 수 없는 곳에 썼습니다"),
    "config-host-wildcard.what-ending": (
        "would stand for every name that ends with .{ending}",
        ".{ending:으로} 끝나는 모든 이름을 뜻하게 됩니다",
    ),
    "config-host-wildcard.why": (
        "A * stands for the whole first part of a name, once: *.koing.shop.",
        "*는 이름의 첫 부분 전체를 한 번만 대신합니다: *.koing.shop.",
    ),
    "config-host-wildcard.why-ending": (
        "A * needs a domain of yours behind it: *.koing.shop.",
        "* 뒤에는 가지고 계신 도메인이 있어야 합니다: *.koing.shop.",
    ),
    "config-host-idn.what": ("is not a valid international name", "올바른 국제화 도메인 이름이 아닙니다"),
    "config-host-idn.why": (
        "The rules that turn other letters than a-z into xn-- (IDNA) say: {message}.",
        "a-z가 아닌 글자를 xn--으로 바꾸는 규칙(IDNA)의 메시지: {message}.",
    ),
    "config-host-idn.fix": (
        "Letters and digits of one language are fine; emoji and signs are not.",
        "한 언어의 글자와 숫자만 쓰세요. 이모지와 기호는 쓸 수 없습니다.",
    ),
    "config-host-characters.what": (
        "holds characters that no host name may hold: {characters}",
        "호스트 이름에 쓸 수 없는 문자가 있습니다: {characters}",
    ),
    "config-host-characters.why": (
        "A host name is letters, digits, hyphens and dots.",
        "호스트 이름에는 영문자, 숫자, 하이픈, 점을 씁니다.",
    ),
    "config.space": ("a space", "공백"),
    "config-host-hyphen.what": (
        "has a hyphen at an end of {label}",
        "{label}의 처음이나 끝에 하이픈이 있습니다",
    ),
    "config-host-hyphen.what-third": (
        "has -- in the third place of {label}",
        "{label}의 셋째 자리에 --가 있습니다",
    ),
    "config-host-hyphen.why": (
        "A part begins and ends with a letter or digit.",
        "각 부분은 영문자나 숫자로 시작하고 끝나야 합니다.",
    ),
    "config-host-hyphen.why-third": (
        "Two hyphens in the third and fourth place are kept for xn-- names; ACM does not renew such a certificate.",
        "셋째와 넷째 자리의 하이픈 두 개는 xn-- 이름에만 씁니다. ACM은 그런 인증서를 갱신하지 않습니다.",
    ),
    "config-host-dot.what": ("has no dot", "점이 없습니다"),
    "config-host-dot.why": (
        "A host name is a domain, or a name in it; no ending alone.",
        "호스트 이름은 도메인이거나 그 안의 이름입니다. 끝부분만으로는 안 됩니다.",
    ),
    "config-host-dot.fix": (
        "Write the whole name, for example koing.shop.",
        "이름 전체를 쓰세요. 예: koing.shop.",
    ),
    "config-host-ending.what": ("ends with .{ending}", ".{ending:으로} 끝납니다"),
    "config-host-ending.why": (
        "After the last dot of a host name stand only letters, as in .com or .shop.",
        "호스트 이름의 마지막 점 뒤에는 .com이나 .shop처럼 글자만 옵니다.",
    ),
    "config-host-unquoted.what": ("{host} is not in quotes", "{host:이} 따옴표로 묶여 있지 않습니다"),
    "config-host-unquoted.why": (
        "TOML reads a dot without quotes as the start of an inner table.",
        "TOML은 따옴표 밖의 점을 안쪽 테이블의 시작으로 읽습니다.",
    ),
    "config-host-unquoted.fix": ("Write: {table}", "이렇게 쓰세요: {table}"),
    "config-duplicate-host.what": (
        "{name} is the same name as {first} in {place}",
        "{name:은} {place}의 {first:과} 같은 이름입니다",
    ),
    "config-duplicate-host.why": (
        "Each name leads to one place: a site, or as a hostname to the address of an instance.",
        "이름은 한 곳만 가리킵니다: 사이트 하나, 또는 hostname으로 인스턴스의 주소 하나.",
    ),
    "config-takeover.what": ("is no name of the file", "파일에 없는 이름입니다"),
    "config-takeover.why": (
        "Only the record of a name of this file is ever replaced: {names}.",
        "이 파일에 있는 이름의 레코드만 교체합니다: {names}.",
    ),
    "config-takeover.fix": ("Or leave {flag} out", "아니면 {flag:을} 빼세요"),
    "config-takeover.fix-far": ("Give one of them, or leave {flag} out", "그중 하나를 적거나 {flag:을} 빼세요"),
    "config-alias.what": ("is an alias of a wildcard", "와일드카드의 별칭입니다"),
    "config-alias.what-wildcard": ("is a wildcard", "와일드카드입니다"),
    "config-alias.why": (
        "Who asks for an alias is sent to the site's host, and {host} is no address to be sent to.",
        "별칭으로 들어오면 사이트의 호스트로 보내는데, {host:은} 보낼 수 있는 주소가 아닙니다.",
    ),
    "config-alias.why-wildcard": (
        "Its redirect would catch every other name of the domain, those of other sites too.",
        "그 리디렉션이 다른 사이트의 이름까지 도메인의 모든 이름을 가로채게 됩니다.",
    ),
    "config-alias.fix": ("Give that name a site of its own.", "그 이름으로 사이트를 따로 만드세요."),
    "config-alias.fix-wildcard": (
        "List the names, or write {table} with a to.",
        "이름을 하나씩 적거나, {table}에 to를 쓰세요.",
    ),
}
