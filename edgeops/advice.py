"""What a target's state means and what to do about it, in words: pure. The states and reasons are ELB's (T3.26-27)."""

from edgeops.model import TargetSeen

HEALTHY = frozenset({"healthy"})
SETTLING = frozenset({"initial", "draining"})


def advice(target: TargetSeen, path: str) -> str:
    """One or two sentences; "" for a healthy target."""
    where = f"port {target.port} of {target.id}"
    match target.reason:
        case "Target.FailedHealthChecks":
            return (
                f"Nothing accepts connections on {where}. Is your application (or nginx) running and listening on "
                f"0.0.0.0:{target.port}? On the instance: curl -i http://localhost:{target.port}{path}"
            )
        case "Target.Timeout":
            return (
                f"No answer from {where} in time. The application hangs or is slow, or a firewall (security group, "
                f"network ACL) drops the load balancer's requests."
            )
        case "Target.ResponseCodeMismatch":
            return (
                f"{where} answers {path} with a code that does not count as healthy. {target.description} "
                f"A redirect (301, 302) or a login page (401, 403) is usual: choose a health path that answers 200."
            )
        case "Target.NotInUse":
            return "No rule of the load balancer sends anything to this target, or its zone is not enabled."
        case "Target.InvalidState":
            return f"The instance {target.id} is stopped. Start it in the EC2 console."
        case "Target.NotRegistered":
            return "The instance is not registered; run `edgeops up`."
        case "Target.DeregistrationInProgress":
            return "It gets no new requests and finishes those it has."
        case "Elb.RegistrationInProgress" | "Elb.InitialHealthChecking":
            return "The first health check is on its way."
        case "Target.IpUnusable" | "Target.HealthCheckDisabled" | "Elb.InternalError":
            return f"The load balancer cannot check it: {target.description}"
        case _:
            return "" if target.state in HEALTHY else target.description
