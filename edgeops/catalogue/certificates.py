"""Certificates and the records that prove a name to ACM: findings."""

TEXTS = {
    "certificate-deleted-too-often.what": (
        "ACM hands out only certificates of {names} that were deleted",
        "ACM이 {names}에 대해 이미 삭제된 인증서만 돌려줍니다",
    ),
    "certificate-deleted-too-often.why": (
        "They were requested and deleted {count} times within an hour, and ACM remembers for an hour.",
        "한 시간 안에 요청과 삭제를 {count}번 되풀이했고, ACM은 그것을 한 시간 동안 기억합니다.",
    ),
    "certificate-deleted-too-often.fix": (
        "Run `edgeops up` again in an hour; without --delete-certificate `edgeops down` keeps them for that.",
        "한 시간 뒤에 `edgeops up`을 다시 실행하세요. `edgeops down`은 --delete-certificate를 붙이지 않으면 인증서를 "
        "남겨 두므로 이런 일이 생기지 않습니다.",
    ),
    "certificate-used-elsewhere.what": (
        "the certificate of {names} is also used by {users}",
        "{names}의 인증서를 다른 곳에서도 쓰고 있습니다: {users}",
    ),
    "certificate-used-elsewhere.why": (
        "That is not ours, so the certificate was left.",
        "edgeops가 만든 것이 아니므로 인증서를 그대로 두었습니다.",
    ),
    "certificate-used-elsewhere.see": (
        "Certificate Manager console, the certificate, Associated resources",
        "Certificate Manager 콘솔의 인증서 화면에서 연결된 리소스를 보세요",
    ),
    "certificate-used-elsewhere.fix": (
        "Give that resource another certificate first, or run `edgeops down` without --delete-certificate.",
        "먼저 그 리소스에 다른 인증서를 연결하거나, --delete-certificate 없이 `edgeops down`을 실행하세요.",
    ),
    "certificate-failed.what": (
        "ACM refuses a certificate for {names}: {status}",
        "ACM이 {names}의 인증서를 거부했습니다: {status}",
    ),
    "certificate-failed.why": ("ACM's reason: {reason}.", "ACM이 밝힌 이유: {reason}."),
    "certificate-failed.why-twice": (
        "ACM's reason: {reason}. It was requested twice.",
        "ACM이 밝힌 이유: {reason}. 두 번 요청했습니다.",
    ),
    "certificate-failed.why-hopeless": (
        "ACM's reason: {reason}. Requesting it again does not help.",
        "ACM이 밝힌 이유: {reason}. 다시 요청해도 소용이 없습니다.",
    ),
    "certificate-failed.why-caa": (
        "A CAA record of the domain, or of the name it is a CNAME to, does not allow Amazon to issue.",
        "도메인(또는 CNAME이 가리키는 이름)의 CAA 레코드가 Amazon의 인증서 발급을 허용하지 않습니다.",
    ),
    "certificate-failed.why-other": (
        "ACM decides this after looking at the domain; its reason is in the certificate's details.",
        "ACM이 도메인을 확인한 뒤 내린 결정입니다. 이유는 인증서 세부 정보에 있습니다.",
    ),
    "certificate-failed.see": (
        "Certificate Manager console, the certificate, Status; the CAA records: dig CAA of the domain",
        "Certificate Manager 콘솔에서 인증서 상태를 보고, 도메인을 dig CAA로 조회해 CAA 레코드를 확인하세요",
    ),
    "certificate-failed.fix": (
        "CAA_ERROR: add a CAA record that allows amazon.com. Otherwise ask AWS support. Then run `edgeops up` again: "
        "it is requested once more.",
        "CAA_ERROR이면 amazon.com을 허용하는 CAA 레코드를 추가하세요. 다른 이유이면 AWS Support에 문의하세요. 그다음 "
        "`edgeops up`을 다시 실행하면 한 번 더 요청합니다.",
    ),
    "certificate-failed.fix-delete": (
        "CAA_ERROR: add a CAA record that allows amazon.com. Otherwise ask AWS support. Then delete this certificate "
        "in the Certificate Manager console and run `edgeops up` again.",
        "CAA_ERROR이면 amazon.com을 허용하는 CAA 레코드를 추가하세요. 다른 이유이면 AWS Support에 문의하세요. 그다음 "
        "Certificate Manager 콘솔에서 이 인증서를 삭제하고 `edgeops up`을 다시 실행하세요.",
    ),
    "certificate-failed.fix-caa": (
        'Add a CAA record 0 issue "amazon.com" (and issuewild for wildcards), then run `edgeops up` again.',
        '0 issue "amazon.com" CAA 레코드를 추가하고(와일드카드에는 issuewild도) `edgeops up`을 다시 실행하세요.',
    ),
    "certificate-failed.fix-other": (
        "Correct what the reason names, then run `edgeops up` again: the certificate is requested once more.",
        "그 이유를 해결한 다음 `edgeops up`을 다시 실행하세요. 인증서를 한 번 더 요청합니다.",
    ),
    "certificate.no-reason": ("none given", "알려 주지 않음"),
    "certificate-not-issued.what": (
        "your certificate {certificate} is {status}",
        "인증서 {certificate}의 상태가 {status}입니다",
    ),
    "certificate-not-issued.what-missing": (
        "your certificate {certificate} does not exist in {region}",
        "인증서 {certificate:이} {region} 리전에 없습니다",
    ),
    "certificate-not-issued.why": (
        "A load balancer takes only certificates that are ISSUED, of its own region.",
        "로드 밸런서는 같은 리전에 있는 발급 완료(ISSUED) 인증서만 쓸 수 있습니다.",
    ),
    "certificate-not-issued.see": (
        "Certificate Manager console, in the region of the stack, column Status",
        "Certificate Manager 콘솔에서 스택의 리전을 고르고 상태 열을 보세요",
    ),
    "certificate-not-issued.fix": (
        "Put the ARN of an issued certificate into edgeops.toml, or leave out arn: edgeops requests one (free).",
        "발급된 인증서의 ARN을 edgeops.toml에 적거나, arn을 빼세요. 그러면 edgeops가 인증서를 요청합니다(무료).",
    ),
    "certificate-does-not-cover.what": (
        "your certificate does not cover {hosts}",
        "인증서에 {hosts:이} 들어 있지 않습니다",
    ),
    "certificate-does-not-cover.why": (
        "It is for {names}; a name with * stands for one label. Browsers would warn your visitors.",
        "{names}의 인증서입니다. *는 점으로 나뉜 한 부분만 대신합니다. 이대로면 브라우저가 방문자에게 경고를 띄웁니다.",
    ),
    "certificate-does-not-cover.see": (
        "Certificate Manager console, the certificate, Domains",
        "Certificate Manager 콘솔의 인증서 화면에서 도메인을 보세요",
    ),
    "certificate-does-not-cover.fix": (
        "Use a certificate with all the names of the file, or leave out arn: edgeops requests one (free).",
        "파일의 모든 이름이 들어 있는 인증서를 쓰거나, arn을 빼세요. 그러면 edgeops가 인증서를 요청합니다(무료).",
    ),
    "foreign-certificate.what": (
        "the certificate on our :443 listener for {names} was not made by edgeops",
        ":443 리스너에 있는 {names}의 인증서는 edgeops가 만든 것이 아닙니다",
    ),
    "foreign-certificate.why": (
        "It has not our tags (or they were removed), so it is left alone.",
        "edgeops의 태그가 없거나 지워졌으므로 건드리지 않습니다.",
    ),
    "foreign-certificate.see": (
        "Certificate Manager console, the certificate, Tags",
        "Certificate Manager 콘솔의 인증서 화면에서 태그를 보세요",
    ),
    "foreign-certificate.fix": (
        'If it is yours and is to serve, write arn = "{arn}" under [certificate]. If edgeops made it, give it its tags '
        "again: aws acm add-tags-to-certificate --region {region} --certificate-arn {arn} --tags {tags}",
        '직접 만든 인증서를 쓰려면 [certificate]에 arn = "{arn}"을 적으세요. edgeops가 만든 것이면 태그를 다시 '
        "붙이세요: "
        "aws acm add-tags-to-certificate --region {region} --certificate-arn {arn} --tags {tags}",
    ),
    "validation-record-missing.what": (
        "the validation record for {names} is missing: {record}",
        "{names}의 검증 레코드가 없습니다: {record}",
    ),
    "validation-record-missing.why": (
        "It was deleted, or the hosted zone was made anew. The certificate serves until it expires; ACM renews it only "
        "while the validation record of every name stands.",
        "레코드가 지워졌거나 호스팅 영역을 새로 만들었습니다. 인증서는 만료될 때까지는 쓸 수 있지만, 모든 이름의 검증 "
        "레코드가 있어야 ACM이 갱신합니다.",
    ),
    "validation-record-missing.see": (
        "Route53 console, the hosted zone, the CNAME records that begin with _; Certificate Manager console, the "
        "certificate, Domains",
        "Route53 콘솔의 호스팅 영역에서 _로 시작하는 CNAME 레코드를 보고, Certificate Manager 콘솔의 인증서 화면에서 "
        "도메인을 보세요",
    ),
    "validation-record-missing.fix": (
        "Run `edgeops up`: it writes the record again (free).",
        "`edgeops up`을 실행하면 레코드를 다시 만듭니다(무료).",
    ),
    "validation-record-differs.what": (
        "the record {record} exists with another value: {value}",
        "레코드 {record:이} 다른 값으로 이미 있습니다: {value}",
    ),
    "validation-record-differs.why": (
        "ACM wants {wanted} there. edgeops did not write what is there, and does not change it.",
        "ACM이 요구하는 값은 {wanted}입니다. 지금 값은 edgeops가 쓴 것이 아니므로 바꾸지 않습니다.",
    ),
    "validation-record-differs.see": (
        "Route53 console, the hosted zone, the CNAME records that begin with _",
        "Route53 콘솔의 호스팅 영역에서 _로 시작하는 CNAME 레코드를 보세요",
    ),
    "validation-record-differs.fix": (
        "Find out who uses that record; delete it in Route53 if nobody does, then run `edgeops up` again.",
        "그 레코드를 어디에 쓰는지 확인하세요. 아무 데도 쓰지 않으면 Route53에서 삭제하고 `edgeops up`을 다시 "
        "실행하세요.",
    ),
}
