"""The comments in the edgeops.toml that `edgeops init` writes. Lines are at most 78 columns wide, but for facts."""

TEXTS = {
    "draft.head": (
        "Written by `edgeops init`. From now on it is yours: change what is wrong.\n"
        "`edgeops plan` shows what would be made, `edgeops help config` every key.",
        "`edgeops init`이 만든 파일입니다. 이제 직접 고치며 쓰시면 됩니다.\n"
        "`edgeops plan`은 만들 것을, `edgeops help config`는 모든 키를 보여 줍니다.",
    ),
    "draft.name": (
        "The stack: all that edgeops makes. Its name never changes.",
        "스택은 edgeops가 만드는 모든 것입니다. 이름은 나중에 바꿀 수 없습니다.",
    ),
    "draft.account": (
        "A guard: edgeops acts on no other account.",
        "안전장치: 다른 계정에서는 아무것도 하지 않습니다.",
    ),
    "draft.label": (
        '"web" is the short name of the instance in this file.',
        '"web"은 이 파일에서 인스턴스를 부르는 짧은 이름입니다.',
    ),
    "draft.address-elastic": (
        "Not needed: the instance has an Elastic IP already, and visitors come by\nthe load balancer.",
        "필요 없습니다. 인스턴스에 탄력적 IP가 이미 있고, 방문자는 로드 밸런서로\n들어옵니다.",
    ),
    "draft.address-automatic": (
        "Not needed for https: visitors come by the load balancer. With it the\ninstance keeps one address when it is "
        "stopped (for ssh); its address of\ntoday is then released, and an Elastic IP costs money.",
        "https에는 필요 없습니다. 방문자는 로드 밸런서로 들어옵니다. 켜면 인스턴스를\n중지해도 주소가 그대로입니다"
        "(ssh용). 대신 지금의 주소는 사라지고, 탄력적\nIP 요금이 나옵니다.",
    ),
    "draft.aliases": (
        "It has a record, too. Without the # it is redirected to the site.",
        "이 이름에도 레코드가 있습니다. #을 지우면 사이트로 리디렉션됩니다.",
    ),
    "draft.health-path": (
        "The load balancer asks for this path every 10 s; 200 means healthy.",
        "로드 밸런서가 10초마다 이 경로를 확인하고, 200이면 정상입니다.",
    ),
    "draft.health-none": (
        "Any answer from 200 to 499 on / means healthy. A path that is only right\n"
        "when the application works is better:",
        "/ 에 200~499로 응답하면 정상입니다. 애플리케이션이 제대로 동작할 때만 응답하는\n경로가 있으면 더 좋습니다:",
    ),
    "draft.certificate": (
        "edgeops requests a certificate of its own, which is free. To use yours:",
        "인증서는 edgeops가 무료로 새로 요청합니다. 가지고 있는 것을 쓰려면:",
    ),
}
