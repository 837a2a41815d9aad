"""Where the time went: what `--timings` shows."""

TEXTS = {
    "timings.title": ("Where {seconds} went", "{seconds} 동안 걸린 시간"),
    "timings.path": ("One after the other (the critical path)", "차례로 걸린 시간(임계 경로)"),
    "timings.waits": ("Waits (some at the same time)", "기다린 시간(일부는 동시에)"),
    "timings.calls": ("Calls (some at the same time)", "AWS 호출(일부는 동시에)"),
    "timings.operation": ("operation", "작업"),
    "timings.count": ("count", "횟수"),
    "timings.total": ("total", "합계"),
    "timings.longest": ("longest", "최장"),
    "timings.queued": ("in the queue", "대기"),
    "timings.start": ("start, and who we are", "시작과 계정 확인"),
    "timings.between": ("in between", "그 사이"),
    "timings.look": ("look: {resource}", "확인: {resource}"),
    "timings.build": ("build: {resource}", "만들기: {resource}"),
    "timings.prune": ("remove: {resource}", "없애기: {resource}"),
    "timings.wait": ("{resource}: until {what}", "{resource}: {what}"),
}
