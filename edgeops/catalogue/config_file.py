"""edgeops.toml as a file, and its syntax: what is wrong with it."""

TEXTS = {
    "config-PROBLEM.see": (
        "`edgeops help config` shows a whole file; the message names the line or the key",
        "파일의 예는 `edgeops help config`로 볼 수 있습니다. 메시지에 줄이나 키가 나옵니다",
    ),
    "config-PROBLEM.fix": (
        "Write the line as the message shows it.",
        "메시지에 나온 대로 고치세요.",
    ),
    "config.value": ("{shown} {what}", "{shown}: {what}"),
    "config.write": ("Write: {line}", "이렇게 쓰세요: {line}"),
    "config.example": ("For example: {line}", "예: {line}"),
    "config.take-out": ("Take one of them out.", "둘 중 하나를 빼세요."),
    "config.keep-one": ("Keep one of them.", "하나만 남기세요."),
    "config.line": ("line {line}", "{line}행"),
    "config.line-column": ("line {line}, column {column}", "{line}행 {column}열"),
    "config-too-many.what": ("has {most} problems or more", "문제가 {most}개 이상 있습니다"),
    "config-too-many.why": ("The rest was not looked at.", "나머지는 확인하지 않았습니다."),
    "config-too-many.fix": ("Is it your file?", "이 파일이 맞습니까?"),
    "config-directory.what": ("is a folder, not a file", "파일이 아니라 폴더입니다"),
    "config-directory.why": ("edgeops reads one file.", "edgeops는 파일 하나를 읽습니다."),
    "config-directory.fix": ("Name the file: -c {file}", "파일을 지정하세요: -c {file}"),
    "config-unreadable.what": ("cannot be read: {message}", "읽을 수 없습니다: {message}"),
    "config-unreadable.why": ("The system does not give it out.", "운영 체제가 읽지 못하게 합니다."),
    "config-unreadable.fix": (
        "Look at its permissions, or name another file with -c PATH.",
        "파일 권한을 확인하거나, -c PATH로 다른 파일을 지정하세요.",
    ),
    "config-too-large.what": ("is larger than 1 MiB", "1 MiB보다 큽니다"),
    "config-too-large.why": (
        "A configuration is a few lines; a file of more than 1 MiB is something else.",
        "설정 파일은 몇 줄이면 됩니다. 1 MiB가 넘는 파일은 다른 파일일 것입니다.",
    ),
    "config-too-large.fix": ("Name the right file with -c PATH.", "-c PATH로 올바른 파일을 지정하세요."),
    "config-utf16.what": ("is saved as UTF-16", "UTF-16으로 저장되어 있습니다"),
    "config-utf16.why": (
        "TOML is UTF-8. Windows PowerShell's > and Notepad's Unicode write UTF-16.",
        "TOML은 UTF-8이어야 합니다. Windows PowerShell의 >나 메모장의 유니코드는 UTF-16으로 저장합니다.",
    ),
    "config-utf16.fix": (
        'In the editor, save it again with the encoding "UTF-8".',
        '편집기에서 인코딩을 "UTF-8"로 골라 다시 저장하세요.',
    ),
    "config-nul.what": ("holds a NUL character", "NUL 문자가 들어 있습니다"),
    "config-nul.why": (
        "The file is not text, or was damaged.",
        "텍스트 파일이 아니거나 파일이 손상되었습니다.",
    ),
    "config-nul.fix": (
        'In the editor, save it again with the encoding "UTF-8".',
        '편집기에서 인코딩을 "UTF-8"로 골라 다시 저장하세요.',
    ),
    "config-bom.what": ("begins with a byte order mark (BOM)", "바이트 순서 표시(BOM)로 시작합니다"),
    "config-bom.why": (
        "TOML begins with its first letter; the invisible mark before it is not allowed.",
        "TOML은 첫 글자로 시작해야 합니다. 그 앞에 보이지 않는 표시를 둘 수 없습니다.",
    ),
    "config-bom.fix": (
        'In the editor, save it again with the encoding "UTF-8", not "UTF-8 with BOM".',
        '편집기에서 인코딩을 "UTF-8(BOM)"이 아닌 "UTF-8"로 골라 다시 저장하세요.',
    ),
    "config-line-ends.what": (
        "holds a carriage return (CR) without a line feed",
        "줄 바꿈(LF) 없는 캐리지 리턴(CR)이 있습니다",
    ),
    "config-line-ends.why": (
        "A line ends with LF, or with CR LF; a CR alone is neither.",
        "줄은 LF 또는 CR LF로 끝나야 합니다. CR만으로는 끝나지 않습니다.",
    ),
    "config-line-ends.fix": (
        "In the editor, save it again with line ends LF.",
        "편집기에서 줄 끝을 LF로 골라 다시 저장하세요.",
    ),
    "config-missing-file.what": ("is not there", "파일이 없습니다"),
    "config-missing-file.why": (
        "Without -c, ./edgeops.toml is read.",
        "-c가 없으면 ./edgeops.toml을 읽습니다.",
    ),
    "config-missing-file.fix": (
        "Go to the folder that holds edgeops.toml, or name the file with -c PATH (or EDGEOPS_CONFIG).",
        "edgeops.toml이 있는 폴더로 가거나, -c PATH(또는 EDGEOPS_CONFIG)로 파일을 지정하세요.",
    ),
    "config-missing-file.fix-near": (
        "The folder holds {near}: rename it, or use -c. Go to the folder that holds edgeops.toml, or name the file "
        "with -c PATH (or EDGEOPS_CONFIG).",
        "폴더에 {near:이} 있습니다. 이름을 바꾸거나 -c로 지정하세요. 아니면 edgeops.toml이 있는 폴더로 가거나, -c "
        "PATH(또는 EDGEOPS_CONFIG)로 파일을 지정하세요.",
    ),
    "config-cp949.what": (
        "is saved as CP949 (EUC-KR), not as UTF-8: {line}",
        "UTF-8이 아니라 CP949(EUC-KR)로 저장되어 있습니다: {line}",
    ),
    "config-cp949.why": ("TOML is UTF-8.", "TOML은 UTF-8이어야 합니다."),
    "config-cp949.fix": (
        'In the editor, save it again with the encoding "UTF-8".',
        '편집기에서 인코딩을 "UTF-8"로 골라 다시 저장하세요.',
    ),
    "config-not-utf8.what": (
        "holds a byte that is not UTF-8 (0x{byte})",
        "UTF-8이 아닌 바이트가 있습니다(0x{byte})",
    ),
    "config-not-utf8.why": (
        "TOML is UTF-8; the file is in another encoding.",
        "TOML은 UTF-8이어야 하는데 파일의 인코딩이 다릅니다.",
    ),
    "config-not-utf8.fix": (
        'In the editor, save it again with the encoding "UTF-8".',
        '편집기에서 인코딩을 "UTF-8"로 골라 다시 저장하세요.',
    ),
    "config-empty.what": ("is empty", "비어 있습니다"),
    "config-empty.why": (
        "The file says what stands behind which name.",
        "이 파일에는 어떤 이름 뒤에 무엇이 있는지 적습니다.",
    ),
    "config-empty.fix": (
        "Write at least: {stack}; {instances}; {sites}.",
        "적어도 이만큼은 쓰세요: {stack}; {instances}; {sites}.",
    ),
    "config-syntax.what": ("is not TOML: {line}", "TOML이 아닙니다: {line}"),
    "config-syntax.what-nested": (
        "holds keys, lists or tables nested without end",
        "키, 목록, 테이블이 끝없이 겹쳐 있습니다",
    ),
    "config-syntax.what-digits": (
        "holds a number of thousands of digits",
        "수천 자리의 숫자가 있습니다",
    ),
    "config-syntax.why": ("TOML's parser says: {message}.", "TOML 파서의 메시지: {message}."),
    "config-syntax.why-nested": (
        "Nothing in this file needs more than four levels.",
        "이 파일에는 네 단계보다 깊은 것이 필요하지 않습니다.",
    ),
    "config-syntax.why-digits": ("No number here needs ten.", "여기에는 열 자리 숫자도 필요하지 않습니다."),
    "config-syntax.fix": (
        'A table begins with [stack], a line in it reads name = "koing".',
        '테이블은 [stack]처럼 시작하고, 그 안의 줄은 name = "koing"처럼 씁니다.',
    ),
    "config-syntax.fix-nested": ("Is it your file?", "이 파일이 맞습니까?"),
    "config-syntax.fix-shorten": ("Shorten it.", "줄이세요."),
    "config-syntax.fix-curly": (
        'Replace the curly quotes “ ” by plain ones: ".',
        '둥근 따옴표 “ ” 대신 일반 따옴표 "를 쓰세요.',
    ),
    "config-syntax.fix-full-width": (
        'Replace the full-width ＝ ＂ ［ ］ ， by the plain = " [ ] ,',
        '전각 문자 ＝ ＂ ［ ］ ， 대신 반각 문자 = " [ ] , 를 쓰세요.',
    ),
    "config-syntax.fix-invisible": (
        "It holds an invisible character; type the line again.",
        "보이지 않는 문자가 있습니다. 그 줄을 다시 입력하세요.",
    ),
    "config-syntax.fix-twice": (
        "That key or table stands in the file twice; keep one.",
        "같은 키나 테이블이 두 번 나옵니다. 하나만 남기세요.",
    ),
    "config-syntax.fix-quote": ("A closing quote is missing.", "닫는 따옴표가 없습니다. 따옴표를 닫으세요."),
    "config-syntax.fix-backslash": (r"A backslash is written twice: \\.", r"백슬래시는 두 번 쓰세요: \\."),
    "config-syntax.fix-json": (
        'The file is TOML, not JSON or YAML: [stack] and below it name = "koing".',
        '이 파일은 JSON이나 YAML이 아니라 TOML입니다. [stack] 아래에 name = "koing"처럼 쓰세요.',
    ),
    "config-syntax.fix-host": (
        'Put the host in quotes: [sites."koing.shop"].',
        '호스트를 따옴표로 묶으세요: [sites."koing.shop"].',
    ),
    "config-syntax.fix-colon": (
        'Write = and not : between key and value: name = "koing".',
        '키와 값 사이에는 :이 아니라 =을 쓰세요: name = "koing".',
    ),
    "config-syntax.fix-true": (
        "Write true, in small letters and without quotes.",
        "따옴표 없이 소문자로 true라고 쓰세요.",
    ),
    "config-syntax.fix-false": (
        "Write false, in small letters and without quotes.",
        "따옴표 없이 소문자로 false라고 쓰세요.",
    ),
    "config-syntax.fix-zero": (
        'A number does not begin with 0; put it in quotes: account = "012345678901".',
        '숫자는 0으로 시작할 수 없습니다. 따옴표로 묶으세요: account = "012345678901".',
    ),
    "config-syntax.fix-value": ("A value is missing after =.", "= 뒤에 값이 없습니다. 값을 쓰세요."),
    "config-syntax.fix-text": (
        'Put text in quotes: name = "koing".',
        '텍스트는 따옴표로 묶으세요: name = "koing".',
    ),
}
