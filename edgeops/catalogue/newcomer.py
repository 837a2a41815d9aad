"""`edgeops init`: what stops it, what it found, what it assumed."""

TEXTS = {
    "file-exists.what": ("{file} is there already", "{file} 파일이 이미 있습니다"),
    "file-exists.why": (
        "It may hold what somebody wrote by hand, so init never writes over a file. Nothing was asked of AWS.",
        "직접 고친 내용이 있을 수 있어 init은 있는 파일을 덮어쓰지 않습니다. AWS에는 아무것도 묻지 않았습니다.",
    ),
    "file-exists.fix": (
        "If it is yours, go on with: edgeops plan -c {file}\nFor another file: -c NEW.toml. To begin anew, rename the "
        "old one first.",
        "쓰던 파일이면 이렇게 이어 가세요: edgeops plan -c {file}\n다른 파일로 만들려면 -c NEW.toml을 붙이고, 처음부터 "
        "다시 하려면 먼저 그 파일의 이름을 바꾸세요.",
    ),
    "cannot-write.what": ("{file} cannot be written: {message}", "{file} 파일을 쓸 수 없습니다: {message}"),
    "cannot-write.why": (
        "The system does not let this user write there, or the folder is not there.",
        "이 사용자에게 쓰기 권한이 없거나 폴더가 없습니다.",
    ),
    "cannot-write.fix": (
        "Go to a folder of yours, or name the file with -c PATH, then run the same command again.",
        "쓰기 권한이 있는 폴더로 옮기거나 -c PATH로 파일을 지정한 다음 같은 명령을 다시 실행하세요.",
    ),
    "no-host.what": ("which host name should answer?", "어떤 도메인 이름으로 응답해야 합니까?"),
    "no-host.why": (
        "init looks for what stands behind a name, so it needs at least one.",
        "init은 이름 뒤에 무엇이 있는지 찾으므로 이름이 하나 이상 필요합니다.",
    ),
    "no-host.fix": ("For example: edgeops init koing.shop", "예: edgeops init koing.shop"),
    "no-region.what": ("nobody says in which region your instance is", "인스턴스가 어느 리전에 있는지 알 수 없습니다"),
    "no-region.why": (
        "Every region of AWS is looked at by itself. The EC2 console shows yours at the top right, beside your name.",
        "AWS는 리전마다 따로 조회합니다. EC2 콘솔 오른쪽 위, 계정 이름 옆에 리전이 표시됩니다.",
    ),
    "no-region.fix": (
        "Add --region, for example: --region ap-northeast-2\nThe usual ones: ap-northeast-2 (Seoul), ap-northeast-1 "
        "(Tokyo), ap-southeast-1 (Singapore), us-east-1 (N. Virginia), us-west-2 (Oregon), eu-central-1 (Frankfurt).",
        "--region을 붙이세요. 예: --region ap-northeast-2\n자주 쓰는 리전: ap-northeast-2(서울), ap-northeast-1(도쿄), "
        "ap-southeast-1(싱가포르), us-east-1(버지니아 북부), us-west-2(오레곤), eu-central-1(프랑크푸르트).",
    ),
    "instance-elsewhere.what": (
        "no instance for {hosts} is in {region}, but there is one in another region: {things}",
        "{region}에는 {hosts}의 인스턴스가 없고, 다른 리전에 있습니다: {things}",
    ),
    "instance-elsewhere.why": (
        "The load balancer and its certificate must be in the region of the instance. Nothing was written.",
        "로드 밸런서와 인증서는 인스턴스와 같은 리전에 있어야 합니다. 파일을 쓰지 않았습니다.",
    ),
    "instance-elsewhere.see": (
        "EC2 console, Instances, with the region at the top right changed",
        "EC2 콘솔 오른쪽 위에서 리전을 바꾼 다음 인스턴스 화면을 보세요",
    ),
    "instance-elsewhere.fix": ("Run: {command}", "실행하세요: {command}"),
    "no-instance.what": ("no instance is running in {region}", "{region}에 실행 중인 인스턴스가 없습니다"),
    "no-instance.why": (
        "edgeops puts https in front of an application that already runs on EC2. Nothing was written.\nSeen: {things}",
        "edgeops는 EC2에서 이미 실행 중인 애플리케이션 앞에 https를 붙입니다. 파일을 쓰지 않았습니다.\n"
        "보이는 것: {things}",
    ),
    "no-instance.see": (
        "EC2 console, Instances; or: aws ec2 describe-instances --region {region}",
        "EC2 콘솔의 인스턴스 화면, 또는: aws ec2 describe-instances --region {region}",
    ),
    "no-instance.fix": (
        "Start the instance in the EC2 console, or look in its region (--region) or account (--profile).",
        "EC2 콘솔에서 인스턴스를 시작하거나, 인스턴스가 있는 리전(--region)이나 계정(--profile)을 지정하세요.",
    ),
    "choose-instance.what": (
        "several instances could be meant in {region}",
        "{region}에 해당될 수 있는 인스턴스가 여러 개입니다",
    ),
    "choose-instance.why": (
        "Neither the records nor a load balancer tell which of them serves {hosts}. Nothing was written.\n{things}",
        "레코드로도 로드 밸런서로도 {hosts}에 응답하는 인스턴스를 가려낼 수 없습니다. 파일을 쓰지 않았습니다.\n"
        "{things}",
    ),
    "choose-instance.see": (
        "EC2 console, Instances; or: aws ec2 describe-instances --region {region}",
        "EC2 콘솔의 인스턴스 화면, 또는: aws ec2 describe-instances --region {region}",
    ),
    "choose-instance.fix": ("Say which: {command}", "하나를 지정하세요: {command}"),
    "instance-unknown.what": ("{instance} is not in {region}", "{region}에 {instance:이} 없습니다"),
    "instance-unknown.why": (
        "In this region and account there are: {things}",
        "이 리전과 계정에 있는 인스턴스: {things}",
    ),
    "instance-unknown.fix": (
        "Check the id in the EC2 console, the region (--region) and the account (--profile).",
        "EC2 콘솔에서 ID를, 그리고 리전(--region)과 계정(--profile)을 확인하세요.",
    ),
    "record-elsewhere.what": (
        "{host} leads to {ip} today, which is not the address of {instance}",
        "{host:은} 지금 {ip:을} 가리키는데, {instance}의 주소가 아닙니다",
    ),
    "record-elsewhere.why": (
        "Either another machine serves that name, or the record is left over from an address the instance once had.",
        "다른 서버가 그 이름에 응답하고 있거나, 인스턴스가 예전에 쓰던 주소가 레코드에 남아 있는 것입니다.",
    ),
    "record-elsewhere.see": ("nslookup {host}", "nslookup {host} 명령의 결과"),
    "record-elsewhere.fix": (
        "Go on if the name is to move to {instance}. If not, name the right instance with --instance ID.",
        "이름을 {instance:으로} 옮기려는 것이면 계속하세요. 아니면 --instance ID로 맞는 인스턴스를 지정하세요.",
    ),
    "redirects-to-https.what": (
        "port {port} sends {host} on to https by itself",
        "{port}번 포트가 {host} 요청을 스스로 https로 리디렉션합니다",
    ),
    "redirects-to-https.why": (
        "Behind the load balancer every request arrives as http. A server that redirects them all sends browsers round "
        "in a circle.",
        "로드 밸런서 뒤에서는 모든 요청이 http로 들어옵니다. 모두 https로 리디렉션하면 리디렉션이 끝없이 반복됩니다.",
    ),
    "redirects-to-https.see": ("curl -I http://{host}/", "curl -I http://{host}/ 명령의 결과"),
    "redirects-to-https.fix": (
        "Before `edgeops up`, let nginx (or the application) redirect only requests without the header "
        "X-Forwarded-Proto: https. The load balancer redirects plain http itself.",
        "`edgeops up` 전에 X-Forwarded-Proto: https 헤더가 없는 요청만 리디렉션하도록 nginx(또는 애플리케이션)를 "
        "바꾸세요. http는 로드 밸런서가 https로 리디렉션합니다.",
    ),
    "www-beside.what": (
        "{host} has a record, too, and is not in the file",
        "{host}에도 레코드가 있지만 파일에는 없습니다",
    ),
    "www-beside.why": (
        "A name that follows {record} would lead to the load balancer, which knows it only from the file.",
        "{record:을} 따라가는 이름이면 로드 밸런서로 오게 되는데, 로드 밸런서는 파일에 적힌 이름만 압니다.",
    ),
    "www-beside.fix": (
        "If it is to work, too, take the # away before `aliases` in the file: it is then redirected to {record}.",
        "그 이름도 쓰려면 파일에서 `aliases` 앞의 #을 지우세요. 그러면 {record:으로} 리디렉션됩니다.",
    ),
    "stack-has-more.what": (
        "the stack {stack} holds names that are not in this file: {names}",
        "스택 {stack}에 이 파일에 없는 이름이 있습니다: {names}",
    ),
    "stack-has-more.why": (
        "{hosts} belongs to that stack by its marker, so the file has its name. `up` removes sites that the file does "
        "not have.",
        "표식 레코드에 따르면 {hosts:은} 그 스택의 것이므로 파일에 그 이름을 적었습니다. `up`은 파일에 없는 사이트를 "
        "없앱니다.",
    ),
    "stack-has-more.fix": (
        "Add those names to the file before `edgeops up`, or name them all: edgeops init {hosts} {names}",
        "`edgeops up` 전에 파일에 그 이름도 적거나, 모두 지정해 다시 만드세요: edgeops init {hosts} {names}",
    ),
    "machine-state.pending": ("pending", "시작 중"),
    "machine-state.running": ("running", "실행 중"),
    "machine-state.stopping": ("stopping", "중지 중"),
    "machine-state.stopped": ("stopped", "중지됨"),
    "machine-state.shutting-down": ("shutting-down", "종료 중"),
    "machine-state.terminated": ("terminated", "종료됨"),
    "init.machine": ("{id} ({name}), {state}, {address}", "{id} ({name}), {state}, {address}"),
    "init.address-elastic": ("{ip}, an Elastic IP", "{ip}, 탄력적 IP"),
    "init.address-automatic": ("{ip}, an automatic address", "{ip}, 자동 할당 주소"),
    "init.address-none": ("no public address", "퍼블릭 주소 없음"),
    "init.unnamed": ("without a name", "이름 없음"),
    "init.none": ("none", "없음"),
    "init.in-region": ("{machine} in {region}", "{region}의 {machine}"),
    "init.found": (
        "Found in your account (nothing was changed there):",
        "계정에서 찾은 것(아무것도 바꾸지 않았습니다):",
    ),
    "init.label-instance": ("instance", "인스턴스"),
    "init.label-zones": ("hosted zone", "호스팅 영역"),
    "init.label-open": ("ports open to everybody", "모두에게 열린 포트"),
    "init.label-answer": ("port {port}", "{port}번 포트"),
    "init.label-balancer": ("load balancer {name}", "로드 밸런서 {name}"),
    "init.label-certificate": ("certificate", "인증서"),
    "init.record": ("record {record}", "레코드 {record}"),
    "init.record-outside": (
        "no record in a zone of yours; the world sees {ip}",
        "호스팅 영역에 레코드 없음. 공개 DNS로는 {ip}",
    ),
    "init.record-none": ("no record yet", "아직 레코드 없음"),
    "init.answered": ("{path} answers {status}", "{path} 응답 {status}"),
    "init.silent": ("no answer from here ({reason})", "여기서는 응답 없음({reason})"),
    "init.sends": ("sends {host} to {targets}", "{host} 요청을 {targets:으로} 전달"),
    "init.sends-all": ("sends everything to {targets}", "모든 요청을 {targets:으로} 전달"),
    "init.serves-nothing": ("serves none of your instances", "인스턴스로 전달하는 것 없음"),
    "init.certificate": ("{arn} ({state}) covers all these names", "모든 이름을 포함하는 {arn} ({state})"),
    "init.assumed": (
        "Assumed - change the file where that is wrong:",
        "이렇게 가정했습니다. 틀린 것은 파일에서 고치세요:",
    ),
    "init.unknown": ("Not known:", "알 수 없는 것:"),
    "init.written": ("Written: {file}", "파일을 만들었습니다: {file}"),
    "init.before-up": (
        "`edgeops up` will refuse until the errors below are put right; `edgeops plan` says so, too.",
        "아래 오류를 해결할 때까지 `edgeops up`은 실행되지 않습니다. `edgeops plan`에서도 확인할 수 있습니다.",
    ),
    "assumed.asked": (
        "your application runs on {instance}, as --instance says.",
        "--instance에 적은 대로 애플리케이션은 {instance}에서 실행됩니다.",
    ),
    "assumed.by-record": (
        "{host} leads to {machine} today, so that is where your application runs.",
        "{host:이} 지금 {machine:을} 가리키므로 애플리케이션은 거기서 실행됩니다.",
    ),
    "assumed.by-balancer": (
        "the load balancer {balancer} sends {host} to {machine} today, so that is where your application runs.",
        "로드 밸런서 {balancer:이} 지금 {host} 요청을 {machine:으로} 전달하므로 애플리케이션은 거기서 실행됩니다.",
    ),
    "assumed.only": (
        "your application runs on {machine}: it is the only running instance in {region}.",
        "애플리케이션은 {machine}에서 실행됩니다. {region}에서 실행 중인 인스턴스가 이것뿐입니다.",
    ),
    "assumed.name": (
        'all that edgeops makes here, the stack, is called "{name}". Choose another name now if you like; later it '
        "cannot be changed.",
        '여기서 edgeops가 만드는 것 전체(스택)의 이름은 "{name}"입니다. 바꾸려면 지금 바꾸세요. 나중에는 바꿀 수 '
        "없습니다.",
    ),
    "assumed.name-held": (
        'the stack is called "{name}": that stack made these names, and goes on.',
        '스택 이름은 "{name}"입니다. 이 이름들을 만든 스택이므로 이어서 씁니다.',
    ),
    "assumed.name-other": (
        'the stack is called "{name}", since another stack is called "{other}".',
        '"{other}"라는 스택이 이미 있으므로 스택 이름은 "{name}"입니다.',
    ),
    "assumed.port-balancer": (
        "{host} goes to port {port}: the load balancer {balancer} sends it there today.",
        "{host} 요청은 {port}번 포트로 보냅니다. 로드 밸런서 {balancer:이} 지금 그리로 보냅니다.",
    ),
    "assumed.port-usual": (
        "{host} goes to port {port}: something answers there, and by its name it is what usually listens there.",
        "{host} 요청은 {port}번 포트로 보냅니다. 응답이 있고, 이름으로 보아 보통 그 포트를 쓰는 서비스입니다.",
    ),
    "assumed.port-web": (
        "{host} goes to port 80, where a web server answers.",
        "{host} 요청은 80번 포트로 보냅니다. 거기서 웹 서버가 응답합니다.",
    ),
    "assumed.port-application": (
        "{host} goes to port {port}, where an application answers; nothing answers on 80.",
        "{host} 요청은 {port}번 포트로 보냅니다. 80번은 응답이 없고 그 포트에서 애플리케이션이 응답합니다.",
    ),
    "assumed.port-open": (
        "{host} goes to port {port}: your security group opens it.",
        "{host} 요청은 {port}번 포트로 보냅니다. 보안 그룹에 열려 있는 포트입니다.",
    ),
    "assumed.port-default": (
        "{host} goes to port 80, where web servers usually listen.",
        "{host} 요청은 80번 포트로 보냅니다. 웹 서버가 보통 쓰는 포트입니다.",
    ),
    "assumed.health": (
        "{host} is healthy when {path} answers 200, as it does now.",
        "{path:이} 지금처럼 200으로 응답하면 {host:은} 정상입니다.",
    ),
    "assumed.health-any": (
        "{host} is healthy when / answers anything from 200 to 499: none of the usual paths answered 200 ({answers}).",
        "/ 에 200~499로 응답하면 {host:은} 정상입니다. 흔한 경로 중 200으로 응답한 것이 없습니다({answers}).",
    ),
    "assumed.health-unasked": (
        "{host} is healthy when / answers anything from 200 to 499.",
        "/ 에 200~499로 응답하면 {host:은} 정상입니다.",
    ),
    "unknown.port": (
        "whether your application listens on port {port}: it did not answer from here ({reason}). On the instance: "
        "curl -I http://localhost:{port}/",
        "애플리케이션이 {port}번 포트를 쓰는지: 여기서는 응답이 없었습니다({reason}). 인스턴스에서 확인: "
        "curl -I http://localhost:{port}/",
    ),
    "unknown.closed": (
        "on which port your application listens: your security groups let nobody from outside reach any of {ports}. On "
        "the instance: sudo ss -ltnp",
        "애플리케이션이 쓰는 포트: 보안 그룹이 밖에서 {ports} 중 어느 것도 허용하지 않습니다. 인스턴스에서 확인: "
        "sudo ss -ltnp",
    ),
    "unknown.address": (
        "on which port your application listens: the instance has no public address to ask. On the instance: "
        "sudo ss -ltnp",
        "애플리케이션이 쓰는 포트: 인스턴스에 퍼블릭 주소가 없어 물어볼 수 없습니다. 인스턴스에서 확인: sudo ss -ltnp",
    ),
    "probe.late": ("there was no time left to ask", "물어볼 시간이 남지 않았습니다"),
}
