"""Why a certificate waits, and what a target or a load balancer that is waited for is about."""

TEXTS = {
    "proof.no-zone": (
        "{host}: no hosted zone of this account holds the validation record {record}",
        "{host}: 검증 레코드 {record:을} 담을 호스팅 영역이 이 계정에 없음",
    ),
    "proof.missing": (
        "{host}: the validation record {record} is missing in the hosted zone {zone}",
        "{host}: 호스팅 영역 {zone}에 검증 레코드 {record:이} 없음",
    ),
    "proof.different": (
        "{host}: the validation record {record} has another value ({value}); ACM wants {wanted}",
        "{host}: 검증 레코드 {record}의 값이 다름({value}). ACM이 요구하는 값: {wanted}",
    ),
    "proof.doubled": (
        "{host}: the validation record is named {record}.{zone}, with {zone} twice; the console adds the zone by "
        "itself, so enter the name without it",
        "{host}: 검증 레코드 이름이 {record}.{zone}로 되어 {zone:이} 두 번 들어감. 콘솔이 영역 이름을 자동으로 "
        "붙이므로 빼고 입력해야 함",
    ),
    "proof.elsewhere": (
        "{host}: the validation record stands in the hosted zone {other}, but belongs into {zone}",
        "{host}: 검증 레코드가 호스팅 영역 {other}에 있음. {zone}에 있어야 함",
    ),
    "proof.private": (
        "{host}: the validation record stands in the private hosted zone {other}, which ACM cannot see; it belongs "
        "into the public {zone}",
        "{host}: 검증 레코드가 ACM이 볼 수 없는 프라이빗 호스팅 영역 {other}에 있음. 퍼블릭 호스팅 영역 {zone}에 "
        "있어야 함",
    ),
    "proof.delegation": (
        "the world asks other name servers for {zone} ({named}) than those of its hosted zone ({own}): correct them at "
        "the registrar",
        "{zone}의 네임서버로 등록된 곳({named})이 호스팅 영역의 네임서버({own})와 다름. 도메인 등록업체에서 바꿔야 함",
    ),
    "proof.caa": (
        "{host}: the CAA record at {name} does not let Amazon issue ({records})",
        "{host}: {name}의 CAA 레코드({records}) 때문에 Amazon이 발급할 수 없음",
    ),
    "proof.not-seen": (
        "{host}: the validation record stands in the hosted zone, the world does not see it yet",
        "{host}: 검증 레코드가 호스팅 영역에 있지만 아직 인터넷에서 보이지 않음",
    ),
    "proof.not-asked": (
        "{host}: the validation record is in place; whether the world sees it could not be asked ({reason})",
        "{host}: 검증 레코드는 제자리에 있음. 인터넷에서 보이는지는 물어보지 못함({reason})",
    ),
    "proof.in-flight": (
        "{host}: all is in place, ACM looks again by itself (mostly within a minute, sometimes half an hour)",
        "{host}: 모두 제자리에 있음. ACM이 스스로 다시 확인함(대개 1분 안, 가끔 30분)",
    ),
    "certificate-waits.what": (
        "the certificate for {names} is not issued yet",
        "{names} 인증서가 아직 발급되지 않았습니다",
    ),
    "certificate-waits.see": (
        "Certificate Manager console, the certificate, Domains; dig CNAME of the validation record",
        "Certificate Manager 콘솔의 인증서 화면에서 도메인을 보고, 검증 레코드를 dig CNAME으로 조회해 보세요",
    ),
    "certificate-waits.fix": (
        "Correct what is named, then run `edgeops up` again: it carries on with the same request.",
        "위에 적힌 문제를 해결한 다음 `edgeops up`을 다시 실행하세요. 같은 요청으로 이어서 진행합니다.",
    ),
    "seen.target-advice": ("{host} :{port} {state}: {advice}", "{host} :{port} {state}: {advice}"),
    "balancer-state.provisioning": (
        "provisioning: AWS starts its nodes in every zone",
        "프로비저닝 중: AWS가 가용 영역마다 노드를 준비하고 있음",
    ),
    "seen.balancer-reason": ("{state} ({reason})", "{state} ({reason})"),
}
