"""Help: what each command and flag is for."""

TEXTS = {
    "command.edgeops": (
        "A correct HTTPS front for applications that already run on EC2.\n\n`edgeops help config` shows the file, "
        "`edgeops sandbox` a simulated AWS to rehearse on.",
        "EC2에서 이미 실행 중인 애플리케이션에 HTTPS를 올바르게 붙입니다.\n\n설정 파일의 예는 `edgeops help config`로 "
        "볼 수 있고, `edgeops sandbox`로는 가상 AWS에서 연습할 수 있습니다.",
    ),
    "command.init": (
        "Find what you have behind HOST... and write edgeops.toml for it.",
        "HOST... 뒤에 무엇이 있는지 찾아 edgeops.toml을 만듭니다.",
    ),
    "command.up": (
        "Make https://your.domain answer. Shows its plan first.",
        "https://your.domain 이 응답하게 합니다. 먼저 계획을 보여 줍니다.",
    ),
    "command.plan": (
        "Show what `up` would do, why, and what it costs.",
        "`up`이 무엇을, 왜 하는지, 비용은 얼마인지 보여 줍니다.",
    ),
    "command.status": (
        "Show every site: what works, what does not, and why.",
        "사이트마다 잘 되는 것과 안 되는 것, 그 이유를 보여 줍니다.",
    ),
    "command.down": (
        "Take away what edgeops made. Yours stays as it is.",
        "edgeops가 만든 것을 없앱니다. 직접 만드신 것은 그대로 둡니다.",
    ),
    "command.sandbox": (
        "Rehearse on a simulated AWS on this machine.",
        "이 컴퓨터에서 가상 AWS로 연습합니다.",
    ),
    "command.explain": (
        "Explain the code of an error: its cause, how to see it, what to do.",
        "오류 코드의 원인, 확인 방법, 해결 방법을 설명합니다.",
    ),
    "command.help": (
        "Explain exit-codes, config, costs or commands.",
        "exit-codes, config, costs, commands를 설명합니다.",
    ),
    "flag.config": ("The file (default: edgeops.toml here).", "설정 파일(기본값: 현재 폴더의 edgeops.toml)."),
    "flag.profile": ("Profile of your AWS credentials.", "AWS 자격 증명 프로필."),
    "flag.region": ("Must equal the file's region.", "파일에 적은 리전과 같아야 합니다."),
    "flag.yes": (
        "Agree to what costs money or interrupts traffic.",
        "비용이 들거나 트래픽이 끊기는 일에 동의합니다.",
    ),
    "flag.no-input": ("Never ask, even on a terminal.", "터미널에서도 묻지 않습니다."),
    "flag.jobs": (
        "How much is done at the same time (default: 8).",
        "동시에 처리하는 작업 수(기본값: 8).",
    ),
    "flag.timeout": ("Seconds the whole command may take.", "명령 전체에 허용하는 시간(초)."),
    "flag.lang": (
        "The language of all texts (default: the system's).",
        "화면에 나오는 언어(기본값: 시스템 언어).",
    ),
    "flag.json": ("One JSON object on stdout, at the end.", "끝날 때 stdout에 JSON 객체 하나를 출력합니다."),
    "flag.timings": (
        "Show where the time went, at the end.",
        "어디에 시간이 걸렸는지 끝날 때 보여 줍니다.",
    ),
    "flag.debug": ("Show the traceback of an error.", "오류의 traceback을 보여 줍니다."),
    "flag.version": ("Show the version and exit.", "버전을 보여 주고 끝냅니다."),
    "flag.help": ("Show this message and exit.", "이 도움말을 보여 주고 끝냅니다."),
    "flag.stack": (
        "Without a file: the stack's name (and --region).",
        "설정 파일이 없을 때: 스택 이름(--region도 필요).",
    ),
    "flag.watch": (
        "Look again every 5 s, until Ctrl-C; with --json one object a line.",
        "Ctrl-C를 누를 때까지 5초마다 다시 확인합니다. --json이면 한 줄에 객체 하나.",
    ),
    "flag.takeover": (
        "Replace the record of HOST; repeatable.",
        "HOST의 레코드를 교체합니다. 여러 번 쓸 수 있습니다.",
    ),
    "flag.instance": (
        "Your instance's id, where it cannot be told.",
        "인스턴스를 가려낼 수 없을 때 그 ID.",
    ),
    "flag.exit-code": (
        "Exit with 2 when there is something to change.",
        "바꿀 것이 있으면 종료 코드 2로 끝냅니다.",
    ),
    "flag.deep": (
        "Look at every setting, also those nobody should have changed.",
        "아무도 바꾸지 않았을 설정까지 모두 확인합니다.",
    ),
    "flag.confirm": (
        "With --yes: the stack's name, instead of typing it.",
        "--yes와 함께: 스택 이름을 직접 입력하는 대신 씁니다.",
    ),
    "flag.delete-certificate": (
        "The certificates edgeops requested, too.",
        "edgeops가 요청한 인증서도 삭제합니다.",
    ),
    "flag.delete-address": (
        "The Elastic IP edgeops allocated, too.",
        "edgeops가 할당한 탄력적 IP도 릴리스합니다.",
    ),
    "flag.port": ("0: any free one.", "0이면 비어 있는 포트를 씁니다."),
    "flag.sandbox-profile": ("How long things take.", "일이 얼마나 걸리게 할지 정합니다."),
    "cli.usage": ("Usage", "사용법"),
    "cli.options": ("Options", "옵션"),
    "cli.commands": ("Commands", "명령"),
    "cli.default": ("default", "기본값"),
    "cli.nothing": ("no command given. {commands}", "명령이 없습니다. {commands} 중 하나를 쓰세요"),
    "cli.no-command": ("there is no command {name}", "{name}라는 명령은 없습니다"),
    "cli.no-option": ("there is no option {option} here", "여기에는 {option} 옵션이 없습니다"),
    "cli.no-option-near": (
        "there is no option {option} here; did you mean {near}?",
        "여기에는 {option} 옵션이 없습니다. 혹시 {near}입니까?",
    ),
    "cli.needs-value": ("{option} needs a value behind it", "{option} 뒤에 값이 필요합니다"),
    "cli.no-value": ("{option} takes no value", "{option} 뒤에는 값을 쓰지 않습니다"),
    "cli.extra": ("there are words too many ({words})", "필요 없는 단어가 있습니다({words})"),
    "cli.value": (
        "{value} is not a value for {name}; it may be: {allowed}",
        "{name}에는 {value:을} 쓸 수 없습니다. 쓸 수 있는 값: {allowed}",
    ),
    "cli.number": ("a number, {range}", "숫자, {range}"),
}
