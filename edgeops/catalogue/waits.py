"""Waits: what is waited for - in English it follows "waiting until" - and what is seen meanwhile."""

TEXTS = {
    "timeout-RESOURCE.what": (
        "gave up after {seconds} s: {goal}",
        "{seconds}초 동안 기다렸지만 끝나지 않았습니다: {goal}",
    ),
    "timeout-RESOURCE.why": (
        "AWS still says: {seen}; this usually takes {usual} s",
        "AWS의 현재 상태: {seen}. 보통 {usual}초쯤 걸립니다",
    ),
    "timeout-RESOURCE.fix": (
        "Run the same command again; it carries on from here.",
        "같은 명령을 다시 실행하세요. 여기서부터 이어서 합니다.",
    ),
    "timeout-RESOURCE.more": (
        "The part after timeout- is what was waited for. What was made stays, and nothing is made twice.",
        "timeout- 뒤의 부분은 무엇을 기다렸는지를 나타냅니다. 만들어진 것은 그대로 남고, 두 번 만들지 않습니다.",
    ),
    "timeout-validation.see": (
        "nslookup -type=NS with your domain must show the name servers of your hosted zone",
        "도메인을 nslookup -type=NS로 조회하면 호스팅 영역의 네임서버가 나와야 합니다",
    ),
    "timeout-validation.fix": (
        "Check that your registrar lists the name servers of your hosted zone, then run `edgeops up` again: the "
        "request stays open for 72 hours and is carried on.",
        "도메인 등록업체에 호스팅 영역의 네임서버가 입력되어 있는지 확인한 다음 `edgeops up`을 다시 실행하세요. 요청은 "
        "72시간 동안 유효하며 이어서 진행됩니다.",
    ),
    "wait.old-record-forgotten": (
        "nobody remembers the old record any more (its TTL)",
        "이전 레코드의 TTL 만료",
    ),
    "seen.seconds-left": ("{seconds} s left", "{seconds}초 남음"),
    "wait.balancer-listed": ("the new load balancer is listed", "새 로드 밸런서의 목록 반영"),
    "wait.balancer-active": ("the load balancer is active", "로드 밸런서 활성화"),
    "wait.groups-listed": ("the new target groups are listed", "새 대상 그룹의 목록 반영"),
    "wait.group-unused": (
        "nothing uses the target group {group} any more",
        "대상 그룹 {group}의 사용 해제",
    ),
    "seen.group-in-use": ("still in use by a listener or a rule", "아직 리스너나 규칙이 쓰고 있음"),
    "seen.some-not-yet": ("{count} not yet", "{count}개 남음"),
    "wait.address-on-instance": (
        "EC2 shows the Elastic IP on the instance",
        "탄력적 IP가 인스턴스에 나타나기",
    ),
    "wait.address-listed": ("the new Elastic IP is listed", "새 탄력적 IP가 목록에 나타나기"),
    "wait.address-gone": ("a spare Elastic IP is no longer listed", "남는 탄력적 IP가 목록에서 사라지기"),
    "wait.group-listed": ("the security group made before is listed", "먼저 만든 보안 그룹이 목록에 나타나기"),
    "wait.rule-listed": (
        "the rule that has taken priority {place} is listed",
        "우선순위 {place:을} 가진 규칙이 목록에 나타나기",
    ),
    "seen.group-named": ("rules of your {groups} name it", "{groups}의 규칙이 참조하고 있음"),
    "seen.not-yet": ("not yet", "아직"),
    "seen.not-there": ("not there yet", "아직 없음"),
    "seen.not-visible": ("not visible yet", "아직 보이지 않음"),
    "seen.nothing": ("nothing yet", "아직 없음"),
    "wait.validation-named": (
        "ACM names the validation record of every name",
        "ACM의 검증 레코드 생성",
    ),
    "seen.not-named": ("not yet named: {names}", "아직 없음: {names}"),
    "wait.certificate-shown": ("ACM shows the new certificate", "새 인증서의 ACM 반영"),
    "wait.certificate-unused": (
        "nothing uses the certificate of {names} any more",
        "{names} 인증서의 사용 해제",
    ),
    "seen.in-use": ("in use by {users}", "{users}에서 사용 중"),
    "seen.something": ("something that ACM does not name", "ACM이 알려 주지 않는 곳"),
    "wait.certificate-issued": ("ACM issues the certificate", "ACM의 인증서 발급"),
    "seen.not-proven": (
        "pending validation, not yet proven: {names}",
        "검증 대기 중, 아직 증명되지 않은 이름: {names}",
    ),
    "seen.proven": ("all names proven, being issued", "모든 이름이 증명됨, 발급 중"),
    "wait.our-group-unused": (
        "nothing uses our security group any more",
        "edgeops 보안 그룹의 사용 해제",
    ),
    "seen.interfaces": (
        "{count} of the load balancer's network interfaces are still there",
        "로드 밸런서의 네트워크 인터페이스 {count}개가 아직 남아 있음",
    ),
    "seen.group-used": (
        "another security group or network interface uses it",
        "다른 보안 그룹이나 네트워크 인터페이스가 쓰고 있음",
    ),
    "wait.healthy": ("your applications pass their health check", "애플리케이션의 상태 확인 통과"),
    "seen.target": ("{host} :{port} {state}", "{host} :{port} {state}"),
    "seen.target-reason": ("{host} :{port} {state} ({reason})", "{host} :{port} {state} ({reason})"),
    "wait.name-known": (
        "Route53 knows the load balancer's name",
        "Route53의 로드 밸런서 이름 인식",
    ),
    "wait.in-sync": (
        "all name servers of your hosted zone answer with the new records",
        "호스팅 영역의 모든 네임서버에 새 레코드 반영",
    ),
    "seen.pending": ("PENDING ({count} of your zones)", "PENDING (호스팅 영역 {count}개)"),
}
