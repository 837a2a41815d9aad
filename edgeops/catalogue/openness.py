"""What stands open around the load balancer, who else stands beside it, and what is paid for and serves nobody."""

TEXTS = {
    "openness.all-ports": ("all ports", "전체"),
    "open-around-edge.what": (
        "anybody can go past the load balancer straight to {addresses} on {ports}",
        "로드 밸런서를 거치지 않고 누구나 {addresses}에 접속할 수 있습니다(포트 {ports})",
    ),
    "open-around-edge.why": (
        "Your security group {name} is open to 0.0.0.0/0 there: plain http, without the certificate.",
        "보안 그룹 {name}의 인바운드 규칙이 0.0.0.0/0에 열려 있습니다. 그 접속은 인증서가 없는 http입니다.",
    ),
    "open-around-edge.see": (
        "EC2 console, Security groups, tab Inbound rules, source 0.0.0.0/0",
        "EC2 콘솔의 보안 그룹 화면, 인바운드 규칙 탭에서 소스가 0.0.0.0/0인 규칙을 보세요",
    ),
    "open-around-edge.fix": (
        "When your names lead to the load balancer and nobody needs these ports any more: {command}",
        "이름이 모두 로드 밸런서를 가리키고 이 포트를 직접 쓰는 곳이 없다면: {command}",
    ),
    "open-around-edge.more": (
        "The load balancer needs no such rule: edgeops has added one that lets in the load balancer alone.",
        "로드 밸런서에는 이 규칙이 필요 없습니다. edgeops가 로드 밸런서만 들어오는 규칙을 따로 추가합니다.",
    ),
    "open-around-allow.what": (
        "`allow` of {hosts} can be gone around: anybody can go straight to {addresses} on {ports}",
        "{hosts}의 `allow`를 우회할 수 있습니다. 누구나 {addresses}에 접속할 수 있습니다(포트 {ports})",
    ),
    "open-around-allow.why": (
        "The load balancer refuses strangers, but your security group {name} is open to 0.0.0.0/0 there.",
        "로드 밸런서는 막지만, 보안 그룹 {name}의 인바운드 규칙이 0.0.0.0/0에 열려 있습니다.",
    ),
    "open-around-allow.see": (
        "EC2 console, Security groups, tab Inbound rules, source 0.0.0.0/0",
        "EC2 콘솔의 보안 그룹 화면, 인바운드 규칙 탭에서 소스가 0.0.0.0/0인 규칙을 보세요",
    ),
    "open-around-allow.fix": ("Close it: {command}", "규칙을 제거하세요: {command}"),
    "ssh-open.what": (
        "ssh ({ports}) of {addresses} is open to the world",
        "{addresses}의 ssh(포트 {ports})가 누구에게나 열려 있습니다",
    ),
    "ssh-open.why": (
        "It has nothing to do with the website, but whoever has a key or finds a hole gets in (your security group "
        "{name}).",
        "웹 사이트와는 상관없지만, 키가 새거나 취약점이 있으면 누구나 들어올 수 있습니다(보안 그룹 {name}).",
    ),
    "ssh-open.see": (
        "EC2 console, Security groups, tab Inbound rules, port 22",
        "EC2 콘솔의 보안 그룹 화면, 인바운드 규칙 탭에서 22번 포트를 보세요",
    ),
    "ssh-open.fix": (
        "First let in your own address (EC2 console, Inbound rules, source My IP), then: {command}",
        "먼저 내 IP를 허용하고(EC2 콘솔의 인바운드 규칙, 소스 '내 IP'), 그다음: {command}",
    ),
    "ports-leave-name.what": (
        "on {host} these ports of the instance will no longer answer: {ports}",
        "{host:로} 접속하던 인스턴스의 다음 포트는 더 이상 응답하지 않게 됩니다: {ports}",
    ),
    "ports-leave-name.why": (
        "The name leads to {ip} today and to the load balancer after the take-over, which answers on 80 and 443 only: "
        "ssh, CI and bookmarks with a port break.",
        "지금은 이름이 {ip:을} 가리키지만 넘겨받은 뒤에는 80과 443에서만 응답하는 로드 밸런서를 가리킵니다. 이 이름을 "
        "쓰는 ssh, CI, 포트가 들어간 주소는 동작하지 않습니다.",
    ),
    "ports-leave-name.fix": (
        'Use {ip} instead, or give the instance a name of its own: hostname = "{name}" under [instances.{label}] (with '
        "an Elastic IP).",
        '대신 {ip:을} 쓰거나, [instances.{label}]에 hostname = "{name}"을 적어 인스턴스에 따로 이름을 주세요(탄력적 '
        "IP 필요).",
    ),
    "neighbour-balancer.what": (
        "your load balancer {balancer} also sends requests to {targets}",
        "기존 로드 밸런서 {balancer}도 {targets:로} 요청을 보내고 있습니다",
    ),
    "neighbour-balancer.why": (
        "edgeops did not make it and leaves it alone. It costs {cost}.",
        "edgeops가 만든 것이 아니므로 건드리지 않습니다. 요금은 {cost}입니다.",
    ),
    "neighbour-balancer.see": (
        "EC2 console, Load balancers; its DNS name in the Route53 console, Hosted zones",
        "EC2 콘솔의 로드 밸런서 화면, 그리고 Route53 콘솔의 호스팅 영역에서 그 DNS 이름을 보세요",
    ),
    "neighbour-balancer.fix": (
        "Leave it while a name leads to it. When nobody needs it any more: {command}",
        "가리키는 이름이 있으면 그대로 두세요. 아무도 쓰지 않는다면: {command}",
    ),
    "old-load-balancer.fix-command": (
        "As long as it stands, `edgeops down` leads the names back to it. When nothing else uses it: {command}",
        "남아 있는 동안에는 `edgeops down`으로 이름을 되돌릴 수 있습니다. 다른 곳에서 쓰지 않으면: {command}",
    ),
    "balancer-serves-nobody.what": (
        "the load balancer is paid for and serves nobody: {instances} is not running",
        "로드 밸런서 요금은 나오는데 서비스할 인스턴스가 없습니다: {instances:이} 실행 중이 아닙니다",
    ),
    "balancer-serves-nobody.why": (
        "It bills by the hour also while the instance is stopped ({cost}), and so do its public addresses, an Elastic "
        "IP and the disk.",
        "인스턴스가 중지되어 있어도 로드 밸런서는 시간 단위로 요금이 나옵니다({cost}). 퍼블릭 주소, 탄력적 IP, "
        "디스크도 마찬가지입니다.",
    ),
    "balancer-serves-nobody.see": (
        "EC2 console, Instances, column Instance state",
        "EC2 콘솔의 인스턴스 화면에서 인스턴스 상태 열을 보세요",
    ),
    "balancer-serves-nobody.fix": (
        "Start the instance in the EC2 console, or take the edge away while it rests: edgeops down",
        "EC2 콘솔에서 인스턴스를 시작하거나, 쉬는 동안에는 edgeops down으로 없애 두세요",
    ),
    "address-serves-nobody.what": (
        "the Elastic IP {ip} of ours is on no instance and goes on costing",
        "edgeops가 할당한 탄력적 IP {ip:이} 어느 인스턴스에도 연결되어 있지 않은데 요금이 계속 나옵니다",
    ),
    "address-serves-nobody.why": (
        "AWS bills every public IPv4 address, in use or not: {cost}.",
        "AWS는 퍼블릭 IPv4 주소를 쓰든 안 쓰든 요금을 청구합니다: {cost}.",
    ),
    "address-serves-nobody.see": (
        "EC2 console, Elastic IPs, column Associated instance ID",
        "EC2 콘솔의 탄력적 IP 화면에서 연결된 인스턴스 ID 열을 보세요",
    ),
    "address-serves-nobody.fix": (
        "Put it on an instance with `edgeops up`, or release it for good: edgeops down --delete-address",
        "`edgeops up`으로 인스턴스에 연결하거나, 필요 없으면 릴리스하세요(되돌릴 수 없음): edgeops down "
        "--delete-address",
    ),
    "address-serves-nobody.fix-not-asked": (
        "Release it for good: {command} - or, to put it on the instance again, write elastic_ip = true for "
        "[instances.{label}].",
        "필요 없으면 릴리스하세요(되돌릴 수 없음): {command} - 인스턴스에 다시 연결하려면 [instances.{label}]에 "
        "elastic_ip = true를 쓰세요.",
    ),
    "neighbours-not-seen.what": (
        "whether other load balancers stand beside this one could not be looked up",
        "다른 로드 밸런서가 있는지 확인하지 못했습니다",
    ),
    "neighbours-not-seen.fix": (
        "Nothing depends on it; the plan is complete.",
        "없어도 되는 정보이며, 계획은 완전합니다.",
    ),
    "cost.of-address": ("about $3.65 a month", "월 약 $3.65"),
}
