"""What the states of targets and load balancers mean and what to do, in words: pure. They are ELB's (T3.9, T3.26)."""

from edgeops.errors import Finding
from edgeops.model import TargetSeen

HEALTHY = frozenset({"healthy"})


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
                f"The answer of {where} to {path} has a code that does not count as healthy. {target.description} "
                f"A redirect (301, 302) or a login page (401, 403) is usual: choose a health path that answers 200."
            )
        case "Target.NotInUse":
            return f"No rule of the load balancer sends anything to {where}, or the instance's zone is not enabled."
        case "Target.InvalidState":
            return f"Nothing can reach {where}: the instance is stopped. Start it in the EC2 console."
        case "Target.NotRegistered":
            return f"The load balancer does not know {where}; run `edgeops up`."
        case "Target.DeregistrationInProgress":
            return f"No new requests go to {where}; it finishes those it has."
        case "Elb.RegistrationInProgress":
            return f"The load balancer is taking in {where}; the first health check follows."
        case "Elb.InitialHealthChecking":
            return f"The first health check of {where} is on its way."
        case "Target.IpUnusable":
            return f"The load balancer cannot use {where}: its address belongs to a load balancer."
        case "Target.HealthCheckDisabled":
            return f"Nobody checks {where}: the target group's health check is off."
        case "Elb.InternalError":
            return f"The load balancer cannot check {where}, by a fault of its own. Wait, and look again."
        case _:
            return "" if target.state in HEALTHY else target.description or f"AWS only says of {where}: {target.state}."


def impaired(name: str, reason: str) -> Finding:
    """A load balancer that is `active_impaired`: it routes traffic, and may not be able to grow (T3.9)."""
    return Finding(
        id="load-balancer-impaired",
        severity="warning",
        where="balancer",
        what=f"the load balancer {name} is active_impaired: it answers, but may not take more visitors",
        why=reason or "AWS gives no reason.",
        fix="Look at its subnets (free addresses, route table) in the EC2 console, then see with `edgeops status`.",
    )
