#!/usr/bin/env bash
# The same edge with the AWS CLI, as tutorials build it: a command after the other, and its `wait` sub-commands.
# usage: ZONE= HOSTS= NAMES= INSTANCE= GUARD= PORT= bench_cli.sh up|status|change|down, in a folder that keeps the ids
set -euo pipefail

records() { # ACTION JSON-OF-RECORD-SET ...
  local action=$1 changes=""
  shift
  for set in "$@"; do changes+="${changes:+,}{\"Action\":\"$action\",\"ResourceRecordSet\":$set}"; done
  aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "{\"Changes\":[$changes]}" \
    --query ChangeInfo.Id
}

alias_of() {
  printf '{"Name":"%s","Type":"A","AliasTarget":{"HostedZoneId":"%s","DNSName":"%s","EvaluateTargetHealth":false}}' \
    "$1" "$lb_zone" "$lb_name"
}

proof_of() { printf '{"Name":"%s","Type":"CNAME","TTL":300,"ResourceRecords":[{"Value":"%s"}]}' "$1" "$2"; }

proofs() {
  aws acm describe-certificate --certificate-arn "$certificate" \
    --query 'Certificate.DomainValidationOptions[].ResourceRecord.[Name,Value]'
}

up() {
  local vpc subnets names hosts=($HOSTS) priority=10 sets=()
  names=($NAMES)
  zone=$(aws route53 list-hosted-zones-by-name --dns-name "$ZONE" --query 'HostedZones[0].Id')
  vpc=$(aws ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId')
  subnets=($(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" --query 'Subnets[].SubnetId'))
  group=$(aws ec2 create-security-group --group-name cli-edge --description edge --vpc-id "$vpc" --query GroupId)
  for port in 80 443; do
    aws ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port $port --cidr 0.0.0.0/0
  done
  aws ec2 authorize-security-group-ingress --group-id "$GUARD" --protocol tcp --port "$PORT" --source-group "$group"
  certificate=$(aws acm request-certificate --domain-name "${names[0]}" --validation-method DNS \
    --subject-alternative-names "${names[@]}" --query CertificateArn)
  until proofs | grep -q acm-validations && ! proofs | grep -q None; do sleep 5; done
  while read -r name value; do sets+=("$(proof_of "$name" "$value")"); done < <(proofs | sort -u)
  change=$(records UPSERT "${sets[@]}")
  aws route53 wait resource-record-sets-changed --id "$change"
  aws acm wait certificate-validated --certificate-arn "$certificate"
  read -r balancer lb_name lb_zone < <(aws elbv2 create-load-balancer --name cli-edge --subnets "${subnets[@]:0:2}" \
    --security-groups "$group" --query 'LoadBalancers[0].[LoadBalancerArn,DNSName,CanonicalHostedZoneId]')
  aws elbv2 wait load-balancer-available --load-balancer-arns "$balancer"
  aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol HTTP --port 80 --default-actions \
    'Type=redirect,RedirectConfig={Protocol=HTTPS,Port=443,StatusCode=HTTP_301}'
  https=$(aws elbv2 create-listener --load-balancer-arn "$balancer" --protocol HTTPS --port 443 \
    --certificates "CertificateArn=$certificate" --ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06 \
    --default-actions 'Type=fixed-response,FixedResponseConfig={StatusCode=404}' --query 'Listeners[0].ListenerArn')
  targets=()
  for host in "${hosts[@]}"; do
    target=$(aws elbv2 create-target-group --name "cli-${host%%.*}" --protocol HTTP --port "$PORT" --vpc-id "$vpc" \
      --health-check-interval-seconds 10 --health-check-timeout-seconds 8 --healthy-threshold-count 2 \
      --query 'TargetGroups[0].TargetGroupArn')
    aws elbv2 register-targets --target-group-arn "$target" --targets "Id=$INSTANCE"
    aws elbv2 create-rule --listener-arn "$https" --priority $((priority++)) \
      --conditions "Field=host-header,Values=$host" --actions "Type=forward,TargetGroupArn=$target"
    targets+=("$target")
  done
  sets=()
  for host in "${hosts[@]}"; do sets+=("$(alias_of "$host")"); done
  change=$(records CREATE "${sets[@]}")
  aws route53 wait resource-record-sets-changed --id "$change"
  for target in "${targets[@]}"; do aws elbv2 wait target-in-service --target-group-arn "$target"; done
  declare -p zone group certificate balancer lb_name lb_zone targets > kept.sh
}

status() {
  . ./kept.sh
  aws elbv2 describe-load-balancers --load-balancer-arns "$balancer"
  aws acm describe-certificate --certificate-arn "$certificate"
  aws route53 list-resource-record-sets --hosted-zone-id "$zone"
  for target in "${targets[@]}"; do aws elbv2 describe-target-health --target-group-arn "$target"; done
}

change() {
  . ./kept.sh
  aws elbv2 modify-target-group --target-group-arn "${targets[0]}" --health-check-path /up
}

down() {
  . ./kept.sh
  local hosts=($HOSTS) sets=()
  for host in "${hosts[@]}"; do sets+=("$(alias_of "$host")"); done
  change=$(records DELETE "${sets[@]}")
  aws route53 wait resource-record-sets-changed --id "$change"
  aws elbv2 delete-load-balancer --load-balancer-arn "$balancer"
  aws elbv2 wait load-balancers-deleted --load-balancer-arns "$balancer"
  for target in "${targets[@]}"; do aws elbv2 delete-target-group --target-group-arn "$target"; done
  aws ec2 revoke-security-group-ingress --group-id "$GUARD" --protocol tcp --port "$PORT" --source-group "$group"
  until aws acm delete-certificate --certificate-arn "$certificate" 2> /dev/null; do sleep 10; done
  until aws ec2 delete-security-group --group-id "$group" 2> /dev/null; do sleep 10; done
}

"$1" > /dev/null
