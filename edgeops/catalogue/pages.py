"""`edgeops help TOPIC`: exit codes, the configuration, what it costs. Lines are at most 80 columns wide."""

TEXTS = {
    "exit-code.title": ("Exit codes", "종료 코드"),
    "exit-code.0": ("ok: done, nothing to do, or healthy", "정상: 마쳤거나, 할 일이 없거나, 문제가 없음"),
    "exit-code.1": (
        "failed: AWS refused something, or a bug in edgeops",
        "실패: AWS가 무언가를 거부했거나 edgeops의 버그",
    ),
    "exit-code.2": (
        "only `plan --exit-code`: there is something to change",
        "`plan --exit-code`에서만: 바꿀 것이 있음",
    ),
    "exit-code.3": (
        "something is unhealthy or missing (`status`, and `up` at its end)",
        "비정상이거나 빠진 것이 있음(`status`, 그리고 `up`이 끝날 때)",
    ),
    "exit-code.4": (
        "credentials: AWS does not know you, or does not let you",
        "자격 증명: AWS가 누구인지 모르거나 권한이 없음",
    ),
    "exit-code.5": (
        "a wait reached its limit; run the same command again to carry on",
        "기다리다 시간 한도에 도달함. 같은 명령을 다시 실행하면 이어서 함",
    ),
    "exit-code.6": (
        "refused before any change: something is in the way, or a yes is missing",
        "바꾸기 전에 멈춤: 무언가가 막고 있거나 동의가 없음",
    ),
    "exit-code.64": (
        "command line or edgeops.toml cannot be understood; AWS was not asked",
        "명령줄이나 edgeops.toml을 이해할 수 없음. AWS에 묻지 않았음",
    ),
    "exit-code.130": (
        "stopped by Ctrl-C or a signal; run the same command again to carry on",
        "Ctrl-C나 신호로 중단됨. 같은 명령을 다시 실행하면 이어서 함",
    ),
    "exit-code.several": ("Several at once: {order}.", "여러 가지가 겹치면: {order}."),
    "help.commands": ("Commands", "명령"),
    "help.flags-of-one": (
        "`edgeops COMMAND --help` shows the flags of one.",
        "각 명령의 옵션은 `edgeops COMMAND --help`로 볼 수 있습니다.",
    ),
    "help.more": ("More:", "더 보기:"),
    "unknown-topic.what": ("there is no page on {topic}", "{topic}에 대한 도움말은 없습니다"),
    "unknown-topic.what-near": (
        "there is no page on {topic}; did you mean {near}?",
        "{topic}에 대한 도움말은 없습니다. 혹시 {near}입니까?",
    ),
    "unknown-topic.why": ("The pages are: {pages}.", "볼 수 있는 도움말: {pages}."),
    "unknown-topic.fix": ("edgeops help", "edgeops help"),
    "help.config": (
        """\
edgeops.toml, read from the current directory unless -c FILE says otherwise

{example}
What you may leave out: account, aliases, health, allow, routes, hostname,
[certificate], [edge].
Without `health` any answer from 200 to 499 on / is healthy; with a path, 200.
`health` may also hold timeout (8 s), healthy (2) and unhealthy (3 checks).
`to` may be a list: ["web:80", "web2:80"]. Port 443 is refused: https ends at
the load balancer, which speaks http to your application.

Order: a flag wins over the file, the file over the environment (AWS_* and
EDGEOPS_CONFIG, _PROFILE, _REGION, _JOBS, _TIMEOUT, _JSON, _NO_INPUT, _DEBUG,
_LANG). The region and the account are part of the stack's identity: a flag or
variable that differs from the file is an error. A variable never stands for
--yes.""",
        """\
edgeops.toml은 현재 폴더에서 읽습니다. 다른 파일은 -c FILE로 지정하세요.

{example}
생략할 수 있는 것: account, aliases, health, allow, routes, hostname,
[certificate], [edge].
`health`가 없으면 / 에 200~499로 응답할 때 정상입니다. 경로를 적으면 200만
정상입니다. `health`에는 timeout(8초), healthy(2회), unhealthy(3회)도 적을 수
있습니다. `to`는 목록이어도 됩니다: ["web:80", "web2:80"]. 443 포트는 쓸 수
없습니다. https는 로드 밸런서에서 끝나고, 애플리케이션에는 http로 전달됩니다.

우선순위: 옵션이 파일보다, 파일이 환경 변수보다 앞섭니다(AWS_*와 EDGEOPS_CONFIG,
_PROFILE, _REGION, _JOBS, _TIMEOUT, _JSON, _NO_INPUT, _DEBUG, _LANG). 리전과
계정으로 스택을 구별하므로, 옵션이나 환경 변수가 파일과 다르면 오류입니다.
환경 변수로는 --yes를 대신할 수 없습니다.""",
    ),
    "help.example": (
        """\
[stack]
name    = "koing"                # never changes; at most 15 of a-z 0-9 -
region  = "ap-northeast-2"
account = "123456789012"         # optional: act on no other account

[instances.web]
id = "i-0abc1234567890def"       # your EC2 instance
elastic_ip = true                # an Elastic IP must be on it; without this
                                 # line its address is left alone

[sites."koing.shop"]
to      = "web:80"               # instance:port, where your app speaks http
aliases = ["www.koing.shop"]     # redirected to koing.shop
health  = {{ path = "/actuator/health", codes = "200", interval = 10 }}

[sites."grafana.koing.shop"]     # another site, same load balancer
to     = "web:3000"
health = {{ path = "/api/health" }}
allow  = ["203.0.113.0/24"]      # everybody else gets 403

[instances.workers]              # instead of id: found by tag
tag  = {{ Name = "worker" }}
many = true                      # every instance with this tag

[instances.bastion]
id = "i-0fed9876543210cba"
hostname = "ssh.koing.shop"      # our A record to its Elastic IP

[sites."api.koing.shop"]         # two pools: the first is live at first
pools  = {{ blue = "web:8081", green = "web:8082" }}
routes = {{ "/auth" = "workers:8001" }}  # /auth and below; not stripped

[certificate]
key_type = "RSA_2048"            # or arn = "...": yours, never deleted

[edge]
zones = 2                        # each zone costs one public IPv4 address
avoid_zones = ["ap-northeast-2d"]  # where AWS makes no load balancer for you
idle_timeout = 60                # seconds
drop_invalid_headers = true      # drops header names with "_"
""",
        """\
[stack]
name    = "koing"                # 바꿀 수 없음. a-z 0-9 - 로 15자까지
region  = "ap-northeast-2"
account = "123456789012"         # 선택: 다른 계정에서는 아무것도 하지 않음

[instances.web]
id = "i-0abc1234567890def"       # 여러분의 EC2 인스턴스
elastic_ip = true                # 탄력적 IP가 있어야 함. 이 줄이 없으면
                                 # 주소를 건드리지 않음

[sites."koing.shop"]
to      = "web:80"               # 인스턴스:포트, 앱이 http로 응답하는 곳
aliases = ["www.koing.shop"]     # koing.shop으로 리디렉션
health  = {{ path = "/actuator/health", codes = "200", interval = 10 }}

[sites."grafana.koing.shop"]     # 다른 사이트, 같은 로드 밸런서
to     = "web:3000"
health = {{ path = "/api/health" }}
allow  = ["203.0.113.0/24"]      # 나머지는 모두 403

[instances.workers]              # id 대신 태그로 찾기
tag  = {{ Name = "worker" }}
many = true                      # 이 태그가 붙은 모든 인스턴스

[instances.bastion]
id = "i-0fed9876543210cba"
hostname = "ssh.koing.shop"      # 탄력적 IP를 가리키는 A 레코드

[sites."api.koing.shop"]         # 풀 두 개: 처음에는 첫 번째가 트래픽을 받음
pools  = {{ blue = "web:8081", green = "web:8082" }}
routes = {{ "/auth" = "workers:8001" }}  # /auth와 그 아래. 경로는 그대로 전달

[certificate]
key_type = "RSA_2048"            # 또는 arn = "...": 직접 만든 것, 삭제 안 함

[edge]
zones = 2                        # 가용 영역마다 퍼블릭 IPv4 요금이 하나씩
avoid_zones = ["ap-northeast-2d"]  # AWS가 로드 밸런서를 만들어 주지 않는 곳
idle_timeout = 60                # 초
drop_invalid_headers = true      # 이름에 "_"가 있는 헤더를 버림
""",
    ),
    "cost.brief": ("about ${dollars} a month", "월 약 ${dollars}"),
    "cost.text": ("{brief} ({items}; {fine})", "{brief} ({items}. {fine})"),
    "cost.fine": ("traffic extra; prices of {date}", "트래픽 별도, {date} 요금 기준"),
    "cost.fine-elsewhere": (
        "traffic extra; prices of {date} of {home}, {region} may differ",
        "트래픽 별도, {date} {home} 요금 기준이며 {region:은} 다를 수 있음",
    ),
    "cost.balancer": ("load balancer ${price}", "로드 밸런서 ${price}"),
    "cost.balancers": ("{count} load balancers ${price}", "로드 밸런서 {count}개 ${price}"),
    "cost.address": ("public IPv4 address ${price}", "퍼블릭 IPv4 주소 ${price}"),
    "cost.addresses": ("{count} public IPv4 addresses ${price}", "퍼블릭 IPv4 주소 {count}개 ${price}"),
    "cost.idle": ("Elastic IP on nothing ${price}", "연결되지 않은 탄력적 IP ${price}"),
    "cost.idles": ("{count} Elastic IPs on nothing ${price}", "연결되지 않은 탄력적 IP {count}개 ${price}"),
    "cost.region": ("  {region} ${price} an hour", "  {region} 시간당 ${price}"),
    "cost.page": (
        """\
What AWS bills for the edge (prices of {date}, US dollars, before tax)

Load balancer, one for all your sites:
{regions}
  any other region is reckoned with the price of {home}, and the plan says so

Public IPv4 address: ${address} an hour each, used or not.
  The load balancer has one in every zone it stands in ([edge] zones = 2);
  an Elastic IP on your instance is one more.

In {home} with two zones: {edge}. A month is {hours} hours.

Not in these numbers: traffic (load balancer capacity units, data transfer),
and your instance. A quiet load balancer is not free: it bills by the hour,
also while your instance is stopped.
Free: public certificates of ACM, target groups, security groups. The hosted
zone is yours already.
`edgeops down` removes the load balancer and its addresses. It keeps an
Elastic IP of ours, which goes on costing, unless you add --delete-address.

Sources:
{sources}""",
        """\
AWS가 청구하는 요금({date} 기준, 미국 달러, 세금 별도)

로드 밸런서(모든 사이트에 하나):
{regions}
  그 밖의 리전은 {home} 요금으로 계산하고, 계획에 그렇게 표시합니다

퍼블릭 IPv4 주소: 쓰든 안 쓰든 하나에 시간당 ${address}
  로드 밸런서는 가용 영역마다 주소를 하나씩 씁니다([edge] zones = 2).
  인스턴스의 탄력적 IP도 퍼블릭 IPv4 주소 하나입니다.

{home}에서 가용 영역이 둘일 때: {edge}. 한 달은 {hours}시간으로 계산합니다.

여기에 들어 있지 않은 것: 트래픽(로드 밸런서 용량 단위, 데이터 전송)과
인스턴스 요금. 트래픽이 없는 로드 밸런서도 무료가 아닙니다. 인스턴스가 중지되어
있어도 시간 단위로 요금이 나옵니다.
무료인 것: ACM 퍼블릭 인증서, 대상 그룹, 보안 그룹. 호스팅 영역 요금은 이미 내고
계신 것입니다.
`edgeops down`은 로드 밸런서와 그 주소를 없앱니다. edgeops가 할당한 탄력적 IP는
남아서 계속 요금이 나오며, --delete-address를 붙이면 릴리스합니다.

출처:
{sources}""",
    ),
    "sandbox.page": (
        """\
SANDBOX {account} answers at {url}, region {region}.
Its sites: {hosts}.
Nothing in it is real and nothing costs money. Ctrl-C ends it and forgets it.

In another terminal (sh, bash, zsh):
{exports}

or in PowerShell:
{powershell}

That terminal then talks to the sandbox only; close it to be back on real AWS.
Its edgeops.toml: {config}{more}""",
        """\
샌드박스 {account:이} {url}에서 응답합니다. 리전: {region}
사이트: {hosts}
실제 AWS가 아니므로 요금이 나오지 않습니다. Ctrl-C로 끝내면 모두 사라집니다.

다른 터미널(sh, bash, zsh)에 붙여 넣으세요:
{exports}

PowerShell에서는:
{powershell}

그 터미널은 이제 샌드박스에만 연결됩니다. 실제 AWS로 돌아오려면 창을 닫으세요.
edgeops.toml: {config}{more}""",
    ),
    "sandbox.programs": (
        "On its instances these programs run, on this machine:",
        "인스턴스에서 실행되는 프로그램입니다(실제로는 이 컴퓨터에서 실행됩니다):",
    ),
    "sandbox.program": ("  {name} port {port} {where}", "  {name} 포트 {port} {where}"),
    "sandbox.stopped": ("stopped", "중지됨"),
    "sandbox.no-nginx": (
        "  {reason}: its port leads straight to the application.",
        "  {reason}: 그 포트는 바로 애플리케이션으로 이어집니다.",
    ),
    "sandbox.try-stop": (
        "To see what `edgeops status` says without {name} (`start` brings it back):",
        "{name} 없이 `edgeops status`가 무엇을 말하는지 보려면(`start`로 되살립니다):",
    ),
    "sandbox.visits": (
        "After `edgeops up`, the way of a browser: DNS, http, https (in PowerShell write curl.exe):",
        "`edgeops up` 다음에 브라우저처럼 접속해 보기: DNS, http, https (PowerShell에서는 curl.exe):",
    ),
    "sandbox.there": ("Load balancers that are there already:", "이미 있는 로드 밸런서:"),
    "sandbox.socket": ("  {name} port {port} {address}", "  {name} 포트 {port} {address}"),
}
