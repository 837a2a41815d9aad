"""Credentials, the account, and the way to AWS: findings."""

TEXTS = {
    "no-such-stack.what": (
        "nothing of a stack named {stack} is in {region}",
        "{region}에 {stack:이라}는 스택의 리소스가 없습니다",
    ),
    "no-such-stack.why": (
        "The name or the region may be mistyped, or `edgeops down` has taken it away.",
        "이름이나 리전을 잘못 적었거나, `edgeops down`으로 이미 삭제되었을 수 있습니다.",
    ),
    "no-such-stack.fix": (
        "Load balancers of stacks are named eo-NAME-...: aws elbv2 describe-load-balancers --region {region}",
        "스택의 로드 밸런서 이름은 eo-NAME-... 꼴입니다: aws elbv2 describe-load-balancers --region {region}",
    ),
    "stack-incomplete.what": (
        "no site of stack {stack} is served, and these are left of it: {things}",
        "스택 {stack}에 서비스 중인 사이트는 없고, 다음이 남아 있습니다: {things}",
    ),
    "stack-incomplete.why": (
        "An `edgeops up` or `edgeops down` did not come to its end, or somebody has deleted the load balancer, its "
        "listener or its rules.",
        "`edgeops up`이나 `edgeops down`이 끝까지 가지 못했거나, 누군가 로드 밸런서, 리스너 또는 규칙을 삭제했습니다.",
    ),
    "stack-incomplete.fix": (
        "`edgeops up` with the file builds it again; `edgeops down --stack {stack} --region {region}` takes away what "
        "is left.",
        "설정 파일이 있으면 `edgeops up`으로 다시 만들고, 남은 것을 없애려면 "
        "`edgeops down --stack {stack} --region {region}`을 실행하세요.",
    ),
    "look-failed.what": ("this look failed", "이번에는 확인하지 못했습니다"),
    "look-failed.fix": (
        "Nothing to do: edgeops looks again in {seconds} s.",
        "하실 일은 없습니다. {seconds}초 뒤에 다시 확인합니다.",
    ),
    "denied.what": ("you are not allowed to do this: {action}", "이 작업을 할 권한이 없습니다: {action}"),
    "denied.see": (
        "aws sts get-caller-identity tells who you are; IAM console, your user or role, Permissions",
        "aws sts get-caller-identity로 누구인지 확인하고, IAM 콘솔에서 그 사용자나 역할의 권한을 보세요",
    ),
    "denied.fix": (
        "Ask whoever manages your AWS account to allow {action} for you, then run the same command again.",
        "AWS 계정 관리자에게 {action} 권한을 요청한 다음 같은 명령을 다시 실행하세요.",
    ),
    "credentials-expired.what": ("your AWS credentials have expired", "AWS 자격 증명이 만료되었습니다"),
    "credentials-expired.fix": (
        "Sign in again (aws sso login, or new keys with aws configure), then run the same command again; it carries on "
        "where it stopped.",
        "다시 로그인하고(aws sso login, 또는 aws configure로 새 키 입력) 같은 명령을 다시 실행하세요. 멈춘 곳부터 "
        "이어서 합니다.",
    ),
    "credentials-invalid.what": (
        "AWS does not accept your credentials",
        "AWS가 자격 증명을 받아들이지 않았습니다",
    ),
    "credentials-invalid.fix": (
        "Check the keys (aws sts get-caller-identity), the profile (--profile), this machine's clock, and whether the "
        "region is enabled for the account (console: Account, AWS Regions).",
        "키(aws sts get-caller-identity), 프로필(--profile), 이 컴퓨터의 시계, 그리고 계정에서 이 리전이 활성화되어 "
        "있는지(콘솔: 계정, AWS 리전)를 확인하세요.",
    ),
    "credentials-missing.what": (
        "no AWS credentials were found on this machine",
        "이 컴퓨터에서 AWS 자격 증명을 찾지 못했습니다",
    ),
    "credentials-missing.fix": (
        "Run aws configure (or aws configure sso), or set AWS_PROFILE, then run the same command again.",
        "aws configure(또는 aws configure sso)를 실행하거나 AWS_PROFILE을 설정한 다음 같은 명령을 다시 실행하세요.",
    ),
    "credentials-missing.fix-steps": (
        "Nothing was written. Once, in this order:\n"
        "1. In the AWS console (IAM, Users) create a user for yourself, give it rights for EC2, Elastic Load "
        "Balancing, ACM and Route53, and under Security credentials create an access key for the command line. Where "
        "your company signs in with IAM Identity Center (SSO) you need no key.\n"
        "2. Install the AWS CLI: https://aws.amazon.com/cli/ (on Windows: winget install Amazon.AWSCLI, then open a "
        "new PowerShell).\n"
        "3. Run: aws configure, and paste the key, the secret and your region, such as ap-northeast-2. With SSO: aws "
        "configure sso, then aws sso login.\n"
        "4. See that it works: aws sts get-caller-identity\n"
        'If you gave the profile a name: export AWS_PROFILE=NAME (in PowerShell $env:AWS_PROFILE = "NAME"), or add '
        "--profile NAME. Then run the same command again.",
        "파일을 쓰지 않았습니다. 한 번만, 이 순서대로 하세요.\n"
        "1. AWS 콘솔의 IAM > 사용자에서 사용자를 만들고 EC2, Elastic Load Balancing, ACM, Route53 권한을 준 다음, 보안 "
        "자격 증명 탭에서 CLI용 액세스 키를 만드세요. 회사에서 IAM Identity Center(SSO)로 로그인한다면 키가 필요 "
        "없습니다.\n"
        "2. AWS CLI를 설치하세요: https://aws.amazon.com/cli/ (Windows에서는 winget install Amazon.AWSCLI 후 "
        "PowerShell을 새로 여세요).\n"
        "3. aws configure를 실행하고 액세스 키, 비밀 액세스 키, 리전(예: ap-northeast-2)을 입력하세요. SSO라면 aws "
        "configure sso 다음에 aws sso login을 실행하세요.\n"
        "4. 잘 되는지 확인하세요: aws sts get-caller-identity\n"
        '프로필에 이름을 붙였다면 export AWS_PROFILE=이름(PowerShell에서는 $env:AWS_PROFILE = "이름")을 실행하거나 '
        "--profile 이름을 붙이세요. 그다음 같은 명령을 다시 실행하세요.",
    ),
    "credentials-missing.what-profile": ("the AWS profile does not exist", "그런 AWS 프로필이 없습니다"),
    "credentials-missing.fix-profile": (
        "See the names with: aws configure list-profiles",
        "프로필 이름을 확인하세요: aws configure list-profiles",
    ),
    "credentials-missing.what-ended": ("your AWS sign-in has ended", "AWS 로그인이 끝났습니다"),
    "credentials-missing.fix-sso": (
        "Sign in again with: aws sso login (and --profile, if you use one)",
        "다시 로그인하세요: aws sso login (프로필을 쓰면 --profile도)",
    ),
    "credentials-missing.fix-login": (
        "Sign in again with: aws login (and --profile, if you use one)",
        "다시 로그인하세요: aws login (프로필을 쓰면 --profile도)",
    ),
    "credentials-missing.more": (
        "edgeops uses the credentials that the AWS CLI uses: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE "
        "or --profile, the files in ~/.aws, or the role of the machine.",
        "edgeops는 AWS CLI와 같은 자격 증명을 씁니다: AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY, AWS_PROFILE 또는 "
        "--profile, ~/.aws의 파일, 컴퓨터에 연결된 역할.",
    ),
    "aws-unreachable.what": ("AWS cannot be reached", "AWS에 연결할 수 없습니다"),
    "aws-unreachable.fix": (
        "Check the network, its proxy (HTTPS_PROXY), and AWS_ENDPOINT_URL if you have set it.",
        "네트워크, 프록시(HTTPS_PROXY), 설정해 두었다면 AWS_ENDPOINT_URL도 확인하세요.",
    ),
    "aws-sdk.what": ("the AWS SDK could not make the call", "AWS SDK가 요청을 보내지 못했습니다"),
    "aws-sdk.fix": ("Run it with --debug.", "--debug를 붙여 다시 실행해 보세요."),
    "bad-endpoint.what": ("the address cannot be used: {message}", "주소를 쓸 수 없습니다: {message}"),
    "bad-endpoint.why": (
        "Instead of AWS, calls are to go to the address in AWS_ENDPOINT_URL (or endpoint_url of the profile).",
        "AWS_ENDPOINT_URL(또는 프로필의 endpoint_url)이 있으면 AWS 대신 그 주소로 요청을 보냅니다.",
    ),
    "bad-endpoint.fix": (
        "Give it as http://127.0.0.1:PORT, or unset it to work with real AWS.",
        "http://127.0.0.1:PORT 형식으로 적거나, 실제 AWS를 쓰려면 설정을 지우세요.",
    ),
    "wrong-account.what": (
        "these credentials belong to account {account}",
        "이 자격 증명은 계정 {account}의 것입니다",
    ),
    "wrong-account.why": (
        "edgeops.toml says that this stack lives in account {expected}; nothing was changed",
        "edgeops.toml에는 이 스택이 계정 {expected}에 있다고 적혀 있습니다. 아무것도 바꾸지 않았습니다",
    ),
    "wrong-account.see": ("aws sts get-caller-identity", "aws sts get-caller-identity"),
    "wrong-account.fix": (
        "Use the credentials of that account (--profile, AWS_PROFILE), or correct [stack] account in the file.",
        "그 계정의 자격 증명을 쓰거나(--profile, AWS_PROFILE), 파일의 [stack] account를 고치세요.",
    ),
    "where.credentials": ("AWS credentials", "AWS 자격 증명"),
    "where.command-line": ("command line", "명령줄"),
}
