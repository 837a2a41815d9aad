"""How a fact is called where it is not known: in `edgeops explain`."""

_NAMES = {
    "code": "코드",
    "kind": "종류",
    "message": "메시지",
    "count": "개수",
    "host": "호스트",
    "ids": "ID 목록",
    "near": "비슷한 코드",
    "pages": "도움말",
    "topic": "주제",
    "zone": "영역",
    "zones": "호스팅 영역",
}
TEXTS = {f"placeholder.{name}": (f"<{name.replace('_', ' ')}>", f"<{korean}>") for name, korean in _NAMES.items()}
