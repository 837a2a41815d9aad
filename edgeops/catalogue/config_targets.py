"""Targets, pools and routes in edgeops.toml: values that cannot be used."""

_TARGET = (
    "A target is an instance's label, a colon and the port your app (or nginx) listens on, 1 to 65535.",
    "대상은 인스턴스의 레이블, 콜론, 앱(또는 nginx)이 쓰는 포트(1~65535)입니다.",
)
_ROUTE = (
    "A path begins with / and holds letters, digits and _ - . $ ~ \" ' @ : + & only. It stands for itself and all "
    "below it: /auth is also /auth/login.",
    "경로는 /로 시작하고 영문자, 숫자, _ - . $ ~ \" ' @ : + & 만 쓸 수 있습니다. 그 경로와 아래 경로 전체를 뜻합니다: "
    "/auth에는 /auth/login도 들어갑니다.",
)

TEXTS = {
    "config-target.what": ("is not a label and a port", "레이블과 포트가 아닙니다"),
    "config-target.what-spaces": ("has spaces in it", "공백이 들어 있습니다"),
    "config-target.what-none": ("{key} = [] holds no target", "{key} = []: 대상이 없습니다"),
    "config-target.why": _TARGET,
    "config-target.why-none": (
        "Requests that go nowhere are answered with an error.",
        "보낼 곳이 없는 요청은 오류로 응답하게 됩니다.",
    ),
    "config-target.fix-none": (
        'Write: {key} = "{label}:80", with the port your app (or nginx) listens on',
        '이렇게 쓰세요: {key} = "{label}:80". 포트는 앱(또는 nginx)이 쓰는 것으로',
    ),
    "config-duplicate-target.what": (
        "{key} names {target} more than once",
        "{key}에 {target:이} 두 번 이상 있습니다",
    ),
    "config-duplicate-target.why": ("Each target stands in a list once.", "대상은 목록에 한 번만 씁니다."),
    "config-unknown-instance.what": ("names no instance", "그런 인스턴스가 없습니다"),
    "config-unknown-instance.why": (
        "It begins with the label of an instance of this file: {labels}.",
        "이 파일에 있는 인스턴스의 레이블로 시작해야 합니다: {labels}.",
    ),
    "config-unknown-instance.fix": (
        "Or add that instance under [instances]",
        "아니면 [instances]에 그 인스턴스를 추가하세요",
    ),
    "config-port-443.what": (
        "sends plain HTTP to the HTTPS port",
        "HTTPS 포트로 일반 HTTP를 보내게 됩니다",
    ),
    "config-port-443.why": (
        "The load balancer ends TLS and speaks plain HTTP to the instance, so a target on 443 stays unhealthy for "
        "ever. Browsers still reach the site on https.",
        "TLS는 로드 밸런서에서 끝나고 인스턴스에는 일반 HTTP로 전달되므로, 443 대상은 영영 비정상입니다. "
        "브라우저에서는 그래도 https로 열립니다.",
    ),
    "config-port-443.fix": ("Or the port your app listens on", "아니면 앱이 쓰는 포트를 적으세요"),
    "config-port.what": ("has no usable port", "쓸 수 있는 포트가 없습니다"),
    "config-port.why": _TARGET,
    "config-pool-name.what": ("is not a name for a pool", "풀 이름으로 쓸 수 없습니다"),
    "config-pool-name.why": (
        "A pool's name is small letters, digits and -, begins with a letter, at most {most} characters.",
        "풀 이름은 소문자, 숫자, -로 쓰고 영문자로 시작하며 {most}자까지입니다.",
    ),
    "config-pools.what": ("pools holds {count} pools", "pools에 풀이 {count}개 있습니다"),
    "config-pools.what-none": ("pools = {{}} holds no pool", "pools = {{}}: 풀이 없습니다"),
    "config-pools.why": (
        "The load balancer divides requests among {most} target groups at most.",
        "로드 밸런서는 요청을 최대 {most}개의 대상 그룹에 나눕니다.",
    ),
    "config-pools.why-none": ("A site needs one that is live.", "트래픽을 받을 풀이 하나는 있어야 합니다."),
    "config-pools.fix": ("Keep {most}.", "{most}개만 남기세요."),
    "config-shared-target.what": (
        "{pool} names {target}, which {other} names too",
        "{pool}에 있는 {target:이} {other}에도 있습니다",
    ),
    "config-shared-target.what-lowest": (
        "{pool} and {other} have one lowest target, {target}, but not the same others",
        "{pool:과} {other}의 가장 낮은 대상이 {target:으로} 같은데 나머지 대상은 다릅니다",
    ),
    "config-shared-target.why": (
        "One pool rests while another is live; a target in both would do neither.",
        "한 풀이 트래픽을 받는 동안 다른 풀은 쉽니다. 양쪽에 있는 대상은 어느 쪽도 될 수 없습니다.",
    ),
    "config-shared-target.why-lowest": (
        "edgeops names a target group after its lowest target, so that it finds the group again.",
        "edgeops는 대상 그룹을 다시 찾을 수 있도록 가장 낮은 대상으로 이름을 짓습니다.",
    ),
    "config-shared-target.fix": (
        "Give each pool its own port: two copies of an app on one instance listen on two.",
        "풀마다 포트를 다르게 하세요. 한 인스턴스의 앱 두 개는 포트도 두 개를 씁니다.",
    ),
    "config-shared-target.fix-lowest": (
        "Give {pool} the same targets as {other}, or a port of its own.",
        "{pool}에 {other:과} 같은 대상을 적거나 다른 포트를 쓰세요.",
    ),
    "config-routes.what": ("routes holds {count} paths", "routes에 경로가 {count}개 있습니다"),
    "config-routes.why": (
        "A site may have {most}: each is a rule of the load balancer.",
        "사이트마다 {most}개까지입니다. 경로 하나가 로드 밸런서 규칙 하나입니다.",
    ),
    "config-routes.fix": (
        "Divide the rest in your nginx or gateway.",
        "나머지는 nginx나 게이트웨이에서 나누세요.",
    ),
    "config-route-path.what": ("is not a path that can be routed", "라우팅할 수 있는 경로가 아닙니다"),
    "config-route-path.what-long": ("is longer than {most} characters", "{most}자보다 깁니다"),
    "config-route-path.what-whole": ("is the whole site", "사이트 전체를 뜻합니다"),
    "config-route-path.what-wildcard": (
        "has a wildcard, which no path needs",
        "경로에 필요 없는 와일드카드가 있습니다",
    ),
    "config-route-path.why": _ROUTE,
    "config-route-path.why-long": ("{shape} It has at most {most}.", "{shape} {most}자까지입니다."),
    "config-route-path.why-whole": (
        "Every request that no route matches goes where to (or the live one of pools) says.",
        "routes에 없는 요청은 모두 to(또는 pools 중 트래픽을 받는 풀)로 갑니다.",
    ),
    "config-route-path.fix-whole": ("Write its target into to", "그 대상을 to에 쓰세요"),
    "config-duplicate-route.what": (
        "{path} is the same path as {first}",
        "{path:은} {first:과} 같은 경로입니다",
    ),
    "config-duplicate-route.why": ("A path goes to one place.", "경로는 한 곳으로만 갑니다."),
}
