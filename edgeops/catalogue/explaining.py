"""`edgeops explain`."""

TEXTS = {
    "explain.part-what": ("What it says", "메시지"),
    "explain.part-why": ("Why", "이유"),
    "explain.part-see": ("How to see it", "확인 방법"),
    "explain.part-fix": ("What to do", "해결 방법"),
    "explain.part-more": ("More", "더 알아 두기"),
    "explain.codes": ("Codes of errors, warnings and notes", "오류·경고·참고 코드"),
    "explain.usage": (
        "`edgeops explain CODE` tells more of one. With --json every finding has its code as `id`.",
        "`edgeops explain CODE`를 실행하면 자세한 설명이 나옵니다. --json에서는 각 항목의 `id`가 코드입니다.",
    ),
    "unknown-code.what": ("there is no code {code}", "{code}라는 코드는 없습니다"),
    "unknown-code.what-near": (
        "there is no code {code}; did you mean {near}?",
        "{code}라는 코드는 없습니다. 혹시 {near}입니까?",
    ),
    "unknown-code.why": (
        "`edgeops explain` without a code lists them all.",
        "`edgeops explain`을 코드 없이 실행하면 모든 코드가 나옵니다.",
    ),
    "unknown-code.fix": ("edgeops explain", "edgeops explain"),
}
