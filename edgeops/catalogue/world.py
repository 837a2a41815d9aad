"""What the world outside of the account says: the public DNS, and a site that is asked by its name."""

TEXTS = {
    "delegation-elsewhere.what": (
        "the world asks other name servers for {zone}: {named}",
        "{zone}의 네임서버로 다른 곳이 등록되어 있습니다: {named}",
    ),
    "delegation-elsewhere.why": (
        "Its hosted zone in Route53 has {own}. Until your registrar names these, no certificate is issued and nobody "
        "finds the load balancer.",
        "Route53 호스팅 영역의 네임서버는 {own}입니다. 도메인 등록업체에 이 네임서버가 입력될 때까지는 인증서가 "
        "발급되지 않고, 아무도 로드 밸런서를 찾지 못합니다.",
    ),
    "delegation-elsewhere.fix": (
        "At the registrar of {zone}, replace the name servers by these, without a dot at the end: {own}. The change "
        "takes from minutes to two days to be seen everywhere.",
        "{zone:을} 등록한 업체(가비아 등)의 관리 화면에서 네임서버를 다음으로 바꾸세요. 끝에 점은 붙이지 "
        "않습니다: {own}. "
        "모든 곳에 반영되기까지 몇 분에서 이틀이 걸립니다.",
    ),
    "delegation-elsewhere.fix-copy": (
        "First copy to the hosted zone what only the old name servers have, since mail depends on it: {records}. "
        "Then, at "
        "the registrar of {zone}, replace the name servers by these, without a dot at the end: {own}. The change "
        "takes "
        "from minutes to two days to be seen everywhere.",
        "먼저 지금 네임서버에만 있는 레코드를 호스팅 영역에 옮기세요. 메일이 여기에 달려 있습니다: {records}. "
        "그런 다음 {zone:을} "
        "등록한 업체의 관리 화면에서 네임서버를 다음으로 바꾸세요. 끝에 점은 붙이지 않습니다: {own}. 모든 곳에 "
        "반영되기까지 몇 분에서 "
        "이틀이 걸립니다.",
    ),
    "delegation-elsewhere.see": (
        "nslookup -type=NS {zone} shows whom the world asks; Route53 console, the hosted zone, its NS record",
        "nslookup -type=NS {zone} 명령으로 지금 등록된 네임서버를 보고, Route53 콘솔에서 호스팅 영역의 NS 레코드와 "
        "비교하세요",
    ),
    "delegation-elsewhere.more": (
        "A hosted zone in Route53 answers only whoever asks it. The world asks the name servers that stand at the "
        "registrar, where you bought the domain.",
        "Route53 호스팅 영역은 물어 오는 곳에만 답합니다. 인터넷은 도메인을 산 등록업체에 입력된 네임서버에 "
        "물어봅니다.",
    ),
    "not-delegated.what": ("nobody in the world knows {zone}", "{zone:은} 인터넷에서 찾을 수 없는 도메인입니다"),
    "not-delegated.why": (
        "It is not registered, has expired, or the zone above it does not name its name servers. Until then no "
        "certificate is issued and nobody finds the load balancer.",
        "등록되지 않았거나 만료되었거나, 상위 영역에 네임서버가 적혀 있지 않습니다. 그때까지는 인증서가 발급되지 "
        "않고, 아무도 로드 "
        "밸런서를 찾지 못합니다.",
    ),
    "not-delegated.see": (
        "nslookup -type=NS {zone} answers that there is none",
        "nslookup -type=NS {zone} 명령을 실행하면 네임서버가 없다고 나옵니다",
    ),
    "not-delegated.fix": (
        "Register {zone}, or enter the name servers of its hosted zone at the registrar (for a subdomain: as an NS "
        "record in the zone above): {own}",
        "{zone:을} 등록하거나, 등록업체에 호스팅 영역의 네임서버를 입력하세요(하위 도메인이면 상위 영역에 NS "
        "레코드로): {own}",
    ),
    "delegation-partly.what": (
        "the registrar's name servers for {zone} are not those of its hosted zone",
        "등록업체에 적힌 {zone}의 네임서버가 호스팅 영역의 네임서버와 다릅니다",
    ),
    "delegation-partly.why": (
        "The registrar names {named}; the hosted zone has {own}. Some visitors get no answer, or an old one.",
        "등록업체: {named}. 호스팅 영역: {own}. 일부 방문자는 사이트를 찾지 못하거나 예전 주소로 갑니다.",
    ),
    "delegation-partly.see": (
        "nslookup -type=NS {zone}; Route53 console, the hosted zone, its NS record",
        "nslookup -type=NS {zone} 명령의 결과와 Route53 콘솔에 보이는 호스팅 영역의 NS 레코드를 비교하세요",
    ),
    "delegation-partly.fix": (
        "At the registrar, enter exactly these, without a dot at the end: {own}",
        "등록업체에 정확히 다음을 입력하세요. 끝에 점은 붙이지 않습니다: {own}",
    ),
    "caa-forbids.what": (
        "a CAA record at {name} forbids Amazon to issue a certificate for {host}",
        "{name}의 CAA 레코드 때문에 Amazon이 {host} 인증서를 발급할 수 없습니다",
    ),
    "caa-forbids.why": (
        "It names who may: {records}. ACM would end the request as FAILED (CAA_ERROR).",
        "발급할 수 있는 곳이 정해져 있습니다: {records}. ACM 요청은 FAILED(CAA_ERROR)로 끝납니다.",
    ),
    "caa-forbids.see": (
        "Route53 console, the hosted zone, the CAA record of {name}; or: dig CAA {name}",
        "Route53 콘솔의 호스팅 영역에서 {name}의 CAA 레코드를 보거나, dig CAA {name} 명령으로 조회하세요",
    ),
    "caa-forbids.fix": (
        'Add this CAA record at {name}: 0 issue "amazon.com" (for *.{name}: 0 issuewild "amazon.com").',
        '{name}에 CAA 레코드 0 issue "amazon.com"을 추가하세요(*.{name:은} 0 issuewild "amazon.com").',
    ),
    "dns-not-asked.what": (
        "whether the world asks your hosted zones could not be checked",
        "인터넷이 호스팅 영역에 물어보고 있는지 확인하지 못했습니다",
    ),
    "dns-not-asked.fix": (
        "Nothing to do if the domain already works with Route53. EDGEOPS_DNS=1.1.1.1 asks another resolver.",
        "도메인이 이미 Route53으로 잘 동작하고 있다면 할 일이 없습니다. EDGEOPS_DNS=1.1.1.1로 다른 DNS 서버에 "
        "물을 수 있습니다.",
    ),
    "asked.no-resolver": ("this machine names no resolver", "이 컴퓨터에 DNS 서버가 설정되어 있지 않습니다"),
    "asked.failed": ("{server}: {reason}", "{server}: {reason}"),
    "asked.code": ("{server} answers {code} for {name}", "{server:이} {name}에 대해 {code:을} 돌려줍니다"),
    "asked.late": ("no answers within {seconds} s", "{seconds}초 안에 답이 없습니다"),
    "bad-dns-server.what": ("{value} is no address of a name server", "{value:은} DNS 서버의 주소가 아닙니다"),
    "bad-dns-server.why": (
        "The public DNS is asked there instead of at this machine's resolvers.",
        "이 컴퓨터의 DNS 서버 대신 거기에 묻습니다.",
    ),
    "bad-dns-server.fix": (
        "Give it as EDGEOPS_DNS=127.0.0.1:5353, a second after a comma is asked about delegations; or unset it.",
        "EDGEOPS_DNS=127.0.0.1:5353처럼 적으세요. 쉼표 뒤의 둘째 서버에는 등록된 네임서버를 물어봅니다. 아니면 변수를 "
        "지우세요.",
    ),
    "no-answer-by-name.what": (
        "{host} was not moved: asked by its name through the load balancer, {reason}",
        "{host:을} 옮기지 않았습니다. 로드 밸런서를 거쳐 그 이름으로 요청해 보니 {reason}",
    ),
    "no-answer-by-name.why": (
        "Its health check passes, but a visitor would not be served. The record still leads where it led before.",
        "상태 확인은 통과했지만 방문자는 페이지를 받지 못합니다. 레코드는 아직 원래 가리키던 곳을 가리킵니다.",
    ),
    "no-answer-by-name.fix": (
        "Correct what answers on this name (a redirect to https that ignores X-Forwarded-Proto loops behind a load "
        "balancer; nginx may have no server of this name), then run `edgeops up` again.",
        "이 이름으로 응답하는 쪽을 고친 다음 `edgeops up`을 다시 실행하세요. X-Forwarded-Proto를 보지 않고 "
        "https로 리디렉션하면 "
        "로드 밸런서 뒤에서 무한히 반복됩니다. nginx에 이 이름의 server가 없을 수도 있습니다.",
    ),
    "answer.status": ("it answers {status}", "{status} 응답이 왔습니다"),
    "answer.loop": (
        "it redirects to itself ({status} to {location})",
        "자기 자신으로 리디렉션합니다({status}, {location})",
    ),
    "answer.certificate": (
        "its certificate is not accepted for {host}: {reason}",
        "{host}의 인증서로 인정되지 않습니다: {reason}",
    ),
    "answer.late": ("no answer within {seconds} s", "{seconds}초 안에 응답이 없습니다"),
    "wait.answer": (
        "an answer of https://{host}/ through the load balancer",
        "로드 밸런서를 거친 https://{host}/의 응답",
    ),
    "why.follows-address-too": (
        "it leads to the Elastic IP of {label}, once that is there, and no longer to what {label} had: {record}",
        "{label}의 탄력적 IP가 연결되면 이전 레코드 대신 그 주소를 가리킵니다. 이전 레코드: {record}",
    ),
    "why.follows-address": (
        "it leads to the Elastic IP of {label}, once that is there",
        "{label}의 탄력적 IP가 연결되면 그 주소를 가리킵니다",
    ),
}
