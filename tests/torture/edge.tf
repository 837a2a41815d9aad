terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
variable "endpoint" { type = string }
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
data "aws_instance" "web" {
  filter {
    name   = "tag:Name"
    values = ["web"]
  }
}
data "aws_route53_zone" "zone" { name = "koing.shop" }

resource "aws_eip" "edge" {
  domain = "vpc"
  tags   = { stack = "tf" }
}
resource "aws_security_group" "alb" {
  name        = "tf-alb"
  description = "edge"
  vpc_id      = data.aws_vpc.default.id
  tags        = { stack = "tf" }
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "more" {
  name   = "tf-more"
  vpc_id = data.aws_vpc.default.id
}
resource "aws_security_group_rule" "https" {
  type              = "ingress"
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
  security_group_id = aws_security_group.more.id
}
resource "aws_vpc_security_group_ingress_rule" "from_alb" {
  security_group_id            = aws_security_group.more.id
  referenced_security_group_id = aws_security_group.alb.id
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  description                  = "edge"
  tags                         = { stack = "tf" }
}
resource "aws_lb" "edge" {
  name                       = "tf-edge"
  load_balancer_type         = "application"
  subnets                    = slice(sort(data.aws_subnets.default.ids), 0, 2)
  security_groups            = [aws_security_group.alb.id, aws_security_group.more.id]
  drop_invalid_header_fields = true
  tags                       = { stack = "tf" }
}
resource "aws_lb_target_group" "web" {
  name                 = "tf-web"
  port                 = 80
  protocol             = "HTTP"
  vpc_id               = data.aws_vpc.default.id
  deregistration_delay = 30
  health_check {
    path     = "/"
    interval = 10
    timeout  = 5
    matcher  = "200-399"
  }
  tags = { stack = "tf" }
}
resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = data.aws_instance.web.id
  port             = 80
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
  tags = { stack = "tf" }
}
resource "aws_lb_listener_rule" "web" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 10
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
  condition {
    host_header { values = ["koing.shop", "www.koing.shop"] }
  }
  tags = { stack = "tf" }
}
resource "aws_acm_certificate" "edge" {
  domain_name               = "koing.shop"
  subject_alternative_names = ["*.koing.shop"]
  validation_method         = "DNS"
  tags                      = { stack = "tf" }
  lifecycle { create_before_destroy = true }
}
resource "aws_route53_record" "proof" {
  for_each        = { for option in aws_acm_certificate.edge.domain_validation_options : option.domain_name => option }
  zone_id         = data.aws_route53_zone.zone.zone_id
  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  records         = [each.value.resource_record_value]
  ttl             = 60
  allow_overwrite = true
}
resource "aws_acm_certificate_validation" "edge" {
  certificate_arn         = aws_acm_certificate.edge.arn
  validation_record_fqdns = [for record in aws_route53_record.proof : record.fqdn]
}
resource "aws_route53_record" "site" {
  zone_id = data.aws_route53_zone.zone.zone_id
  name    = "koing.shop"
  type    = "A"
  alias {
    name                   = aws_lb.edge.dns_name
    zone_id                = aws_lb.edge.zone_id
    evaluate_target_health = false
  }
}
