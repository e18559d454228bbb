"""A file server on 127.0.0.1 for scripts/reference/test-fetch.sh: answers range requests, and can break off.

Usage: test-server.py FOLDER     prints its port, serves until its standard input ends
/NAME is the file; /cut/NAME breaks off after 1,000 bytes unless a range is asked for; /whole/NAME ignores ranges.
"""
import http.server
import os
import sys
import threading

folder = sys.argv[1]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        kind, name = os.path.split(self.path.split("?")[0])
        try:
            with open(os.path.join(folder, name), "rb") as file:
                body = file.read()
        except OSError:
            return self.send_error(404)
        start = 0
        asked = self.headers.get("Range", "")
        if asked.startswith("bytes=") and kind != "/whole":
            start = int(asked[6:].split("-")[0])
        if start >= len(body):
            return self.send_error(416)
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body) - start))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.end_headers()
        self.wfile.write(body[start:start + 1000] if kind == "/cut" and not start else body[start:])
        if kind == "/cut":
            self.close_connection = True

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
