"""Steps: what each is called, why it is made, whom it interrupts; and what `down` keeps."""

TEXTS = {
    "why.spare": ("a spare: another one is kept", "남는 주소입니다. 다른 주소를 계속 씁니다"),
    "why.delete-address": ("you asked for it with --delete-address", "--delete-address를 붙이셨습니다"),
    "why.address-not-attached": (
        "our Elastic IP {ip} is not on the instance",
        "edgeops의 탄력적 IP {ip:이} 인스턴스에 연결되어 있지 않습니다",
    ),
    "why.address-missing": (
        "{instance} asks for an Elastic IP and has none",
        "{instance}에 탄력적 IP를 쓰도록 적혀 있지만 아직 없습니다",
    ),
    "interrupts.address-lost": (
        "the instance's present address {ip} is lost: whoever uses it (ssh, CI) needs the new one",
        "인스턴스의 지금 주소 {ip:은} 사라집니다. 그 주소를 쓰는 곳(ssh, CI)은 새 주소로 바꿔야 합니다",
    ),
    "interrupts.another-address": ("the instance gets another address", "인스턴스의 주소가 바뀝니다"),
    "why.balancer": ("one load balancer answers for all your sites", "로드 밸런서 하나가 모든 사이트를 받습니다"),
    "why.settings-unfinished": ("its settings were not finished", "설정이 아직 끝나지 않았습니다"),
    "why.edge-changed": ("[edge] in the file has changed", "파일의 [edge]가 바뀌었습니다"),
    "why.other-zones": ("it has to stand in other zones", "다른 가용 영역에 있어야 합니다"),
    "why.remember-zones": (
        "to find the host names of your instances again when they leave the file: they stand in {zones}",
        "인스턴스의 hostname이 파일에서 빠질 때 다시 찾기 위해서입니다. 그 이름들이 있는 곳: {zones}",
    ),
    "why.forget-zones": (
        "no host name of an instance is left in the zones it remembers",
        "기억해 둔 호스팅 영역에 인스턴스의 hostname이 더 이상 없습니다",
    ),
    "why.group-not-on-it": ("our security group is not on it", "edgeops의 보안 그룹이 연결되어 있지 않습니다"),
    "why.balancer-part": ("it answers for {count} of your sites", "사이트 {count}개에 응답합니다"),
    "why.balancer-empty": ("no site is on it any more", "이 로드 밸런서를 쓰는 사이트가 더 이상 없습니다"),
    "why.with-listeners": ("with its listeners and rules", "리스너와 규칙도 함께 삭제됩니다"),
    "interrupts.sites-stop": ("your sites stop answering on https", "사이트가 https로 응답하지 않게 됩니다"),
    "why.certificate-again": ("the earlier request died; once more", "이전 요청이 실패해서 한 번 더 요청합니다"),
    "why.certificate": ("no certificate of ours covers these names", "이 이름이 들어 있는 인증서가 아직 없습니다"),
    "why.no-name-needs-it": ("no name needs it any more", "필요한 이름이 더 이상 없습니다"),
    "why.delete-certificate": ("you asked for it with --delete-certificate", "--delete-certificate를 붙이셨습니다"),
    "why.take-over": (
        "they move to where the file says once your applications are healthy behind it; `edgeops down` puts back: "
        "{records}",
        "애플리케이션이 정상인 것을 확인한 뒤 파일에 적힌 곳으로 옮깁니다. `edgeops down`을 실행하면 되돌립니다: "
        "{records}",
    ),
    "interrupts.through-balancer": (
        "visitors come through the load balancer from then on",
        "그때부터 방문자는 로드 밸런서를 거쳐 들어옵니다",
    ),
    "why.to-https": ("it sends everybody to https", "http로 온 방문자를 모두 https로 보냅니다"),
    "why.not-to-https": (
        "it should send everybody to https, and does: {action}",
        "모두 https로 보내야 하는데 지금 동작은 다릅니다: {action}",
    ),
    "why.group-open": (
        "the load balancer needs one that is open on 80 and 443",
        "80과 443이 열린 로드 밸런서용 보안 그룹이 필요합니다",
    ),
    "name.world-on": ("the world on {ports}", "모든 곳에서 {ports} 포트"),
    "why.rule-lost": ("our security group has lost this rule", "edgeops의 보안 그룹에서 이 규칙이 없어졌습니다"),
    "name.balancer-on": (
        "the load balancer on {ports} in your {group}",
        "로드 밸런서에서 {ports} 포트 (보안 그룹 {group})",
    ),
    "why.let-in": (
        "your security group {group} must let the load balancer reach your application",
        "보안 그룹 {group:이} 로드 밸런서의 접속을 허용해야 애플리케이션에 닿습니다",
    ),
    "name.our-rule": ("our rule for {port} in your {group}", "edgeops의 {port} 규칙 (보안 그룹 {group})"),
    "name.own-rule": ("our rule for {port} in our own group", "edgeops 보안 그룹의 {port} 규칙"),
    "name.port": ("{port}", "{port} 포트"),
    "name.all-traffic": ("all traffic", "모든 트래픽"),
    "why.rule-changed": (
        "it carries our tags, and is no longer what your sites need: somebody has changed it",
        "edgeops의 태그가 붙어 있지만 사이트에 필요한 규칙이 아닙니다. 누군가 바꾸었습니다",
    ),
    "why.port-unused": ("no site uses this port any more", "이 포트를 쓰는 사이트가 더 이상 없습니다"),
    "why.balancer-gone": ("the load balancer is gone", "로드 밸런서를 없앤 뒤에는 필요하지 않습니다"),
    "name.our-group": ("ours around the load balancer", "로드 밸런서용 (edgeops)"),
    "why.group-unused": ("no site uses it any more", "쓰는 사이트가 더 이상 없습니다"),
    "why.group": ("{host} goes to {targets}; {check}", "{host} 요청을 {targets:으로} 보냅니다. {check}"),
    "why.goes-to": ("{host} goes to {targets}", "{host} 요청을 {targets:으로} 보냅니다"),
    "why.goes-not": (
        "{host} does not go there any more: {targets}",
        "{host:은} 더 이상 그리로 가지 않습니다: {targets}",
    ),
    "why.check": ("{host}: {check}; it was {path} {codes}", "{host}: {check} (이전: {path} {codes})"),
    "check.healthy-when": ("healthy when {path} answers {codes}", "{path}의 응답이 {codes}이면 정상"),
    "check.any-answer": (
        "healthy when {path} answers {codes} (it answers)",
        "{path}의 응답이 {codes}이면(응답만 하면) 정상",
    ),
    "why.early": (
        "targets are checked while the certificate is pending: a rule that nobody can meet names them",
        "인증서를 기다리는 동안 대상의 상태를 미리 확인하도록, 아무도 걸리지 않는 규칙에 대상을 연결합니다",
    ),
    "why.early-over": (
        "the rules of listener :443 name the targets by then",
        "그때는 리스너 :443의 규칙에 대상이 연결되어 있습니다",
    ),
    "why.https-ends": ("https ends here", "https가 여기서 끝납니다"),
    "why.certificate-known": ("the listener has to know it", "리스너에 등록되어 있어야 합니다"),
    "why.not-ours": ("its {things} is not ours", "{things}: edgeops가 정한 것과 다릅니다"),
    "why.whose-certificate": (
        "a tag on it is to say whose its certificate is",
        "리스너의 인증서가 누구의 것인지 태그로 표시합니다",
    ),
    "listener.policy": ("TLS policy", "TLS 정책"),
    "listener.action": ("default action", "기본 작업"),
    "listener.certificate": ("default certificate", "기본 인증서"),
    "why.sends-on": ("sends them on to {host}", "{host:으로} 리디렉션합니다"),
    "why.answers-403": ("answers 403 to whom `allow` does not name", "`allow`에 없는 곳에는 403으로 응답합니다"),
    "why.live": ("goes to {targets}", "{targets:으로} 보냅니다"),
    "why.live-and-idle": (
        "goes to {targets}; ready beside it: {idle}",
        "{targets:으로} 보냅니다. 대기: {idle}",
    ),
    "why.does-else": (
        "{purpose}; the rule that stands does something else",
        "{purpose} (지금 있는 규칙은 다르게 동작합니다)",
    ),
    "why.checked-first": (
        "what is new is checked before it gets traffic",
        "새 대상에 트래픽을 보내기 전에 상태부터 확인합니다",
    ),
    "why.live-groups": ("{purpose} (live: {groups})", "{purpose} (트래픽: {groups})"),
    "why.more-particular": (
        "more particular rules have to be asked first",
        "더 구체적인 규칙이 먼저 와야 합니다",
    ),
    "why.not-in-file": ("the file does not have it any more", "파일에 더 이상 없습니다"),
    "interrupts.not-answered": (
        "{where} is not answered there any more",
        "로드 밸런서가 {where}에 더 이상 응답하지 않습니다",
    ),
    "name.on-balancer": ("{name} of {balancer}", "{balancer}의 {name}"),
    "name.from": ("{name} from {networks}", "{name} ({networks}에서)"),
    "name.everybody-else": ("{name} for everybody else", "{name} (그 밖의 모두)"),
    "why.lead-home": ("they lead your names to where they belong", "이름이 알맞은 곳을 가리키게 합니다"),
    "why.names-not-in-file": (
        "the file does not have these names any more",
        "파일에 이 이름이 더 이상 없습니다",
    ),
    "why.zone-of-its-own": (
        "a hosted zone of their own answers for these names now",
        "이제 별도의 호스팅 영역이 이 이름에 응답합니다",
    ),
    "why.nobody-sent": (
        "nobody may be sent to a load balancer that goes away",
        "없어질 로드 밸런서로 방문자를 보내지 않기 위해서입니다",
    ),
    "why.marker-lost": ("they have lost their marker", "표식 레코드가 없어졌습니다"),
    "why.lead-elsewhere": (
        "they lead elsewhere, or have lost their marker",
        "다른 곳을 가리키거나 표식 레코드가 없어졌습니다",
    ),
    "interrupts.leads-elsewhere": ("{hosts} leads somewhere else now", "{hosts:이} 지금은 다른 곳을 가리킵니다"),
    "why.put-back": (
        "{why}; what stood there before is put back: {hosts}",
        "{why}. 이전 레코드로 되돌립니다: {hosts}",
    ),
    "interrupts.lead-nowhere": ("these names lead nowhere any more", "이 이름이 아무 데도 가리키지 않게 됩니다"),
    "interrupts.lead-back": ("these names lead back", "이 이름이 이전에 가리키던 곳을 다시 가리킵니다"),
    "why.prove": (
        "they prove to ACM that the names are yours; they stay, since renewal needs them",
        "이름의 주인임을 ACM에 증명합니다. 인증서를 갱신할 때도 필요하므로 남겨 둡니다",
    ),
    "why.prove-again": (
        "ACM renews the certificate only while they stand, and they were deleted",
        "이 레코드가 있어야 ACM이 인증서를 갱신하는데 지워져 있습니다",
    ),
    "kept.certificate": (
        "free, and used again; --delete-certificate removes it",
        "무료이고 다시 쓸 수 있습니다. --delete-certificate를 붙이면 삭제합니다",
    ),
    "kept.address": (
        "--delete-address releases it for good",
        "--delete-address를 붙이면 릴리스합니다(되돌릴 수 없음)",
    ),
    "kept.validation": (
        "certificates of these names, also elsewhere, are renewed by it; free",
        "이 이름의 다른 인증서도 이 레코드로 갱신됩니다. 무료입니다",
    ),
}
