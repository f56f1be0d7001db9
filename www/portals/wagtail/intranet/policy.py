"""The strictest policy that the form works under, on every page but those of Wagtail's admin, which needs more."""

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "require-trusted-types-for 'script'; base-uri 'none'; frame-ancestors 'none'"
)


def strict(get_response):
    def answer(request):
        response = get_response(request)
        if not request.path.startswith("/admin/"):
            response["Content-Security-Policy"] = POLICY
        return response

    return answer
