import requests

_session = requests.Session()


def post_json(url, body):
    response = _session.post(url, json=body, timeout=10)
    return response.status_code
