def test_http_is_sent_to_https(browser):
    """The redirect of the hand-made listener, in AWS's words (T3.17)."""
    answer = browser.ask("http://koing.shop/a/b?c=d")
    assert (answer.status, answer.headers["Location"]) == (301, "https://koing.shop:443/a/b?c=d")
    assert answer.headers["Server"] == "awselb/2.0"
    assert b"<center><h1>301 Moved Permanently</h1></center>" in answer.body


def test_https_ends_here_and_http_goes_on(browser, backend, group):
    """TLS verified against the local authority; the application hears plain HTTP."""
    answer = browser.ask("https://koing.shop/path?q=1", headers={"X-Mine": "yes"})
    assert answer.status == 200
    assert (answer.json["method"], answer.json["path"]) == ("GET", "/path?q=1")
    assert ["X-Mine", "yes"] in answer.json["headers"]
