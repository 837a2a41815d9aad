"""Instances, subnets, security groups and addresses: findings."""

TEXTS = {
    "zone-without-public-subnet.what": (
        "your instance {instance} is in {zone}, where the VPC {vpc} has no public subnet",
        "인스턴스 {instance:이} 있는 {zone}에는 VPC {vpc}의 퍼블릭 서브넷이 없습니다",
    ),
    "zone-without-public-subnet.why": (
        "A load balancer reaches targets only in zones in which it has a public subnet of its own.",
        "로드 밸런서는 자신의 퍼블릭 서브넷이 있는 가용 영역의 대상에만 요청을 보낼 수 있습니다.",
    ),
    "zone-without-public-subnet.fix": (
        "Add a subnet in {zone} to the VPC and give it the public route table, then run this again.",
        "VPC의 {zone}에 서브넷을 추가하고 퍼블릭 라우팅 테이블을 연결한 다음 다시 실행하세요.",
    ),
    "zone-avoided.what": (
        "your instance {instance} is in {zone}, which avoid_zones keeps the load balancer out of",
        "인스턴스 {instance:이} 있는 {zone}에는 avoid_zones 때문에 로드 밸런서를 둘 수 없습니다",
    ),
    "zone-avoided.why": (
        "A load balancer reaches targets only in the zones it stands in.",
        "로드 밸런서는 자신이 있는 가용 영역의 대상에만 요청을 보낼 수 있습니다.",
    ),
    "zone-avoided.fix": (
        "Launch the instance in another zone (EC2 console, Actions, Create image, then launch from it) and name that "
        "one in edgeops.toml, or take {zone} out of avoid_zones.",
        "인스턴스를 다른 가용 영역에서 시작하고(EC2 콘솔의 작업 메뉴에서 이미지를 생성한 다음 거기서 시작) "
        "edgeops.toml에 그 인스턴스를 적거나, avoid_zones에서 {zone:을} 빼세요.",
    ),
    "zone-of-another-kind.what": (
        "your instance {instance} is in {zone}, which is no Availability Zone of {region}",
        "인스턴스 {instance:이} 있는 {zone:은} {region} 리전의 가용 영역이 아닙니다",
    ),
    "zone-of-another-kind.why": (
        "A load balancer cannot stand in Availability Zones and in a Local or Wavelength Zone at once.",
        "로드 밸런서 하나를 가용 영역과 로컬 영역(또는 Wavelength 영역)에 함께 둘 수 없습니다.",
    ),
    "zone-of-another-kind.fix": (
        "Launch the instance in an Availability Zone of {region} (EC2 console, Actions, Create image, then launch from "
        "it) and name that one in edgeops.toml.",
        "인스턴스를 {region} 리전의 가용 영역에서 시작하고(EC2 콘솔의 작업 메뉴에서 이미지를 생성한 다음 거기서 시작) "
        "edgeops.toml에 그 인스턴스를 적으세요.",
    ),
    "instance-missing.what": (
        "there is no instance {instance} in {region}",
        "{region} 리전에 인스턴스 {instance:이} 없습니다",
    ),
    "instance-missing.why": (
        "It may be in another region or account, be deleted, or be mistyped.",
        "다른 리전이나 다른 계정에 있거나, 삭제되었거나, 잘못 적었을 수 있습니다.",
    ),
    "instance-missing.see": (
        "EC2 console, Instances; or: aws ec2 describe-instances --region {region}",
        "EC2 콘솔의 인스턴스 화면, 또는: aws ec2 describe-instances --region {region}",
    ),
    "instance-missing.fix": (
        "Look for it in the EC2 console (region at the top right) and correct edgeops.toml.",
        "EC2 콘솔에서 찾아보고(오른쪽 위에서 리전 선택) edgeops.toml을 고치세요.",
    ),
    "several-instances.what": (
        "several instances {instance}: {ids}",
        "{instance} 인스턴스가 여러 개 있습니다: {ids}",
    ),
    "several-instances.why": ("edgeops does not choose one for you.", "edgeops가 대신 고르지 않습니다."),
    "several-instances.see": (
        "EC2 console, Instances, column Tags",
        "EC2 콘솔의 인스턴스 화면에서 태그 열을 보세요",
    ),
    "several-instances.fix": (
        'Write id = "i-..." instead, or many = true if all of them are to get requests.',
        'tag 대신 id = "i-..."를 쓰세요. 모두 요청을 받게 하려면 many = true를 쓰세요.',
    ),
    "two-addresses-for-one.what": (
        "[instances.{other}] and [instances.{label}] are the same instance {instance}, and both want an Elastic IP",
        "[instances.{other}]와 [instances.{label}]는 같은 인스턴스({instance})이고, 둘 다 탄력적 IP를 요구합니다",
    ),
    "two-addresses-for-one.why": (
        "edgeops would make one for each; only one can be on the instance, and the other would be paid for in vain.",
        "각각 하나씩 만들면 인스턴스에는 하나만 연결되고, 나머지는 쓰지도 않으면서 요금이 나옵니다.",
    ),
    "two-addresses-for-one.see": (
        "EC2 console, Instances: the id and the tags of the instance",
        "EC2 콘솔의 인스턴스 화면에서 인스턴스의 ID와 태그를 보세요",
    ),
    "two-addresses-for-one.fix": (
        "Take one of the two out of edgeops.toml, or correct the one that means another instance.",
        "edgeops.toml에서 둘 중 하나를 빼거나, 다른 인스턴스를 뜻하는 쪽을 고치세요.",
    ),
    "instance-stopped.what": (
        "your instance {instance} is {state}",
        "인스턴스 {instance:이} 실행 중이 아닙니다(상태: {state})",
    ),
    "instance-stopped.why": (
        "A load balancer costs money and a stopped instance cannot answer behind it.",
        "로드 밸런서는 요금이 나오는데, 중지된 인스턴스는 그 뒤에서 응답할 수 없습니다.",
    ),
    "instance-stopped.see": (
        "EC2 console, Instances, column Instance state",
        "EC2 콘솔의 인스턴스 화면에서 인스턴스 상태 열을 보세요",
    ),
    "instance-stopped.fix": (
        "Start it first: aws ec2 start-instances --region {region} --instance-ids {instance}",
        "먼저 시작하세요: aws ec2 start-instances --region {region} --instance-ids {instance}",
    ),
    "instance-terminated.what": (
        "your instance {instance} is {state}",
        "인스턴스 {instance:은} 종료(삭제)되었습니다(상태: {state})",
    ),
    "instance-terminated.why": (
        "It was deleted and does not come back.",
        "삭제된 인스턴스는 되살릴 수 없습니다.",
    ),
    "instance-terminated.fix": (
        "Put the id of the instance that runs your application into edgeops.toml.",
        "애플리케이션이 실행되고 있는 인스턴스의 id를 edgeops.toml에 적으세요.",
    ),
    "instances-in-several-vpcs.what": (
        "your instances are in different VPCs: {places}",
        "인스턴스들이 서로 다른 VPC에 있습니다: {places}",
    ),
    "instances-in-several-vpcs.why": (
        "One load balancer can only reach instances of one VPC.",
        "로드 밸런서 하나는 한 VPC의 인스턴스에만 연결할 수 있습니다.",
    ),
    "instances-in-several-vpcs.see": (
        "EC2 console, Instances, column VPC ID",
        "EC2 콘솔의 인스턴스 화면에서 VPC ID 열을 보세요",
    ),
    "instances-in-several-vpcs.fix": (
        "Use one edgeops.toml, with a [stack] name of its own, for each VPC.",
        "VPC마다 edgeops.toml을 하나씩 만들고 [stack] name을 다르게 쓰세요.",
    ),
    "edge-in-another-vpc.what": (
        "your instances are in {vpc}; what edgeops has built for them stands in {other}",
        "인스턴스는 {vpc}에 있는데, edgeops가 만든 것은 {other}에 있습니다",
    ),
    "edge-in-another-vpc.why": (
        "A load balancer reaches the instances of its own VPC only, and cannot be moved to another.",
        "로드 밸런서는 자기 VPC의 인스턴스에만 연결할 수 있고, 다른 VPC로 옮길 수 없습니다.",
    ),
    "edge-in-another-vpc.see": (
        "EC2 console, Load Balancers and Instances, column VPC ID",
        "EC2 콘솔의 로드 밸런서 화면과 인스턴스 화면에서 VPC ID 열을 보세요",
    ),
    "edge-in-another-vpc.fix": (
        "Without a gap: launch the instance in {other} (EC2 console, Actions, Create image, then launch from it) "
        "and name that one in edgeops.toml. Otherwise build anew: edgeops down, then edgeops up; in between nobody "
        "reaches your sites.",
        "끊김 없이 하려면 인스턴스를 {other}에서 시작하고(EC2 콘솔의 작업 메뉴에서 이미지를 생성한 다음 거기서 시작) "
        "edgeops.toml에 그 인스턴스를 적으세요. 아니면 edgeops down 다음에 edgeops up으로 새로 만드세요. 그 사이에는 "
        "사이트에 접속할 수 없습니다.",
    ),
    "too-few-public-subnets.what": (
        "the VPC {vpc} has public subnets in {count} {count:zone|zones}; a load balancer needs two",
        "VPC {vpc}의 퍼블릭 서브넷이 가용 영역 {count}곳에만 있습니다. 로드 밸런서에는 두 곳이 필요합니다",
    ),
    "too-few-public-subnets.why": (
        "A subnet is public when its route table leads to an internet gateway; it also needs 8 free addresses.",
        "퍼블릭 서브넷은 라우팅 테이블이 인터넷 게이트웨이로 이어지는 서브넷입니다. 남은 IP 주소도 8개 이상이어야 "
        "합니다.",
    ),
    "too-few-public-subnets.why-avoided": (
        "A subnet is public when its route table leads to an internet gateway; it also needs 8 free addresses. Those "
        "in avoid_zones do not count.",
        "퍼블릭 서브넷은 라우팅 테이블이 인터넷 게이트웨이로 이어지는 서브넷입니다. 남은 IP 주소도 8개 이상이어야 "
        "합니다. avoid_zones에 적은 곳은 세지 않습니다.",
    ),
    "too-few-public-subnets.see": (
        "VPC console, Subnets and Route tables: look for a route 0.0.0.0/0 to igw-…",
        "VPC 콘솔의 서브넷과 라우팅 테이블 화면에서 igw-…로 가는 0.0.0.0/0 경로를 찾아보세요",
    ),
    "too-few-public-subnets.fix": (
        "Add a subnet in a second zone to the VPC and give it the public route table, then run this again.",
        "VPC의 다른 가용 영역에 서브넷을 추가하고 퍼블릭 라우팅 테이블을 연결한 다음 다시 실행하세요.",
    ),
    "foreign-security-group.what": (
        "there is a security group {group} that edgeops did not make",
        "edgeops가 만들지 않은 보안 그룹 {group:이} 있습니다",
    ),
    "foreign-security-group.why": (
        "It has the name that ours needs, but not our tags, so it is left alone.",
        "edgeops가 써야 할 이름이지만 edgeops의 태그가 없으므로 건드리지 않습니다.",
    ),
    "foreign-security-group.see": (
        "EC2 console, Security groups, search for that name, tab Tags",
        "EC2 콘솔의 보안 그룹 화면에서 그 이름을 검색하고 태그 탭을 보세요",
    ),
    "foreign-security-group.fix": (
        "Choose another [stack] name, or delete that security group if it is a leftover.",
        "[stack] name을 다른 이름으로 바꾸거나, 쓰지 않는 보안 그룹이면 삭제하세요.",
    ),
    "address-in-use.what": (
        "{host} leads to {ip}, the automatic address of {instance}",
        "{host}의 레코드가 {instance}의 자동 할당 퍼블릭 IP {ip:을} 가리킵니다",
    ),
    "address-in-use.why": (
        "Taking an Elastic IP releases that address for good, and the name would lead nowhere.",
        "탄력적 IP를 연결하면 그 주소는 영영 사라지고, 레코드는 아무 데도 가리키지 못하게 됩니다.",
    ),
    "address-in-use.see": (
        "The A record of the name in Route53, beside the public IPv4 address of the instance in EC2",
        "Route53의 A 레코드와 EC2 콘솔에 보이는 인스턴스의 퍼블릭 IPv4 주소를 비교하세요",
    ),
    "address-in-use.fix": (
        "If {host} is to move to the load balancer, add it as a site and --takeover {host}. Otherwise leave out "
        "{keys}, or take the Elastic IP by hand and correct the record.",
        "{host:을} 로드 밸런서로 옮기려면 사이트로 추가하고 --takeover {host:을} 붙이세요. 아니면 {keys:을} 빼거나, "
        "탄력적 IP를 직접 연결한 뒤 레코드를 고치세요.",
    ),
    "address-in-use.fix-hostname": (
        "--takeover {host} leads the name to the Elastic IP as soon as that is on the instance; for up to {seconds} s "
        "resolvers still remember the address that is lost. Or leave out {keys}.",
        "--takeover {host:을} 붙이면 탄력적 IP를 연결하자마자 이름을 그 주소로 옮깁니다. 그래도 최대 {seconds}초 "
        "동안은 사라진 주소로 접속을 시도할 수 있습니다. 아니면 {keys:을} 빼세요.",
    ),
    "hostname-without-elastic-ip.what": (
        "{host} is to lead to {instance}, which has no Elastic IP",
        "{host:이} 가리켜야 할 {instance}에 탄력적 IP가 없습니다",
    ),
    "hostname-without-elastic-ip.why": (
        "An automatic address changes when the instance is stopped; the name would then lead to a stranger.",
        "자동 할당된 주소는 인스턴스를 중지하면 바뀝니다. 그러면 이름이 남의 서버를 가리키게 됩니다.",
    ),
    "hostname-without-elastic-ip.see": (
        "EC2 console, Instances, field Elastic IP addresses",
        "EC2 콘솔의 인스턴스 세부 정보에서 탄력적 IP 주소를 보세요",
    ),
    "hostname-without-elastic-ip.fix": (
        "Set elastic_ip = true for [instances.{instance}], or leave out hostname.",
        "[instances.{instance}]에 elastic_ip = true를 쓰거나 hostname을 빼세요.",
    ),
    "network.with-tags": ("with the tag {tags}", "태그가 {tags}인"),
    "network.in-vpc": ("{instance} in {vpc}", "{instance}: {vpc}"),
}
