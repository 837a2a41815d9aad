# What `edgeops up` makes for the sites of the benchmark, for Terraform with the AWS provider.
terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
variable "endpoint" { type = string }
variable "hosts" { type = list(string) }
variable "names" { type = list(string) }
variable "instance" { type = string }
variable "guard" { type = string }
variable "first_path" {
  type    = string
  default = "/"
}
provider "aws" {
  region                  = "ap-northeast-2"
  access_key              = "testing"
  secret_key              = "testing"
  skip_metadata_api_check = true
  endpoints {
    acm     = var.endpoint
    ec2     = var.endpoint
    elbv2   = var.endpoint
    route53 = var.endpoint
    sts     = var.endpoint
    iam     = var.endpoint
  }
}
data "aws_vpc" "default" { default = true }
data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}
data "aws_route53_zone" "zone" { name = "main.io" }

resource "aws_security_group" "edge" {
  name        = "tf-edge"
  description = "edge"
  vpc_id      = data.aws_vpc.default.id
  dynamic "ingress" {
    for_each = [80, 443]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_vpc_security_group_ingress_rule" "from_edge" {
  security_group_id            = var.guard
  referenced_security_group_id = aws_security_group.edge.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
}
resource "aws_lb" "edge" {
  name                       = "tf-edge"
  load_balancer_type         = "application"
  subnets                    = slice(sort(data.aws_subnets.default.ids), 0, 2)
  security_groups            = [aws_security_group.edge.id]
  drop_invalid_header_fields = true
}
resource "aws_lb_target_group" "site" {
  for_each             = toset(var.hosts)
  name                 = "tf-${split(".", each.key)[0]}"
  port                 = 8080
  protocol             = "HTTP"
  vpc_id               = data.aws_vpc.default.id
  deregistration_delay = 30
  health_check {
    path                = each.key == var.hosts[0] ? var.first_path : "/"
    interval            = 10
    timeout             = 8
    healthy_threshold   = 2
    unhealthy_threshold = 3
    matcher             = "200"
  }
}
resource "aws_lb_target_group_attachment" "site" {
  for_each         = toset(var.hosts)
  target_group_arn = aws_lb_target_group.site[each.key].arn
  target_id        = var.instance
  port             = 8080
}
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.edge.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.edge.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.edge.certificate_arn
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      message_body = "nothing here"
      status_code  = "404"
    }
  }
}
resource "aws_lb_listener_rule" "site" {
  for_each     = toset(var.hosts)
  listener_arn = aws_lb_listener.https.arn
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.site[each.key].arn
  }
  condition {
    host_header { values = [each.key] }
  }
  priority = 10 + index(var.hosts, each.key)
}
resource "aws_acm_certificate" "edge" {
  domain_name               = var.names[0]
  subject_alternative_names = slice(var.names, 1, length(var.names))
  validation_method         = "DNS"
  lifecycle { create_before_destroy = true }
}
resource "aws_route53_record" "proof" {
  for_each        = toset(var.names)
  zone_id         = data.aws_route53_zone.zone.zone_id
  name            = one([for o in aws_acm_certificate.edge.domain_validation_options : o if o.domain_name == each.key]).resource_record_name
  type            = "CNAME"
  records         = [one([for o in aws_acm_certificate.edge.domain_validation_options : o if o.domain_name == each.key]).resource_record_value]
  ttl             = 60
  allow_overwrite = true
}
resource "aws_acm_certificate_validation" "edge" {
  certificate_arn         = aws_acm_certificate.edge.arn
  validation_record_fqdns = [for record in aws_route53_record.proof : record.fqdn]
}
resource "aws_route53_record" "site" {
  for_each = toset(var.hosts)
  zone_id  = data.aws_route53_zone.zone.zone_id
  name     = each.key
  type     = "A"
  alias {
    name                   = aws_lb.edge.dns_name
    zone_id                = aws_lb.edge.zone_id
    evaluate_target_health = false
  }
}
