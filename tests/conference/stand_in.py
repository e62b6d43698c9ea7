"""A stand-in for the browser's side of Jitsi: external_api.js and a room's page, on an origin of its own.

It makes its frame as Jitsi's does, with the same `allow`, and the room says what the browser lets it use.
"""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

API = """
window.standIns = [];
window.JitsiMeetExternalAPI = class {
  constructor(domain, options) {
    Object.assign(this, { domain, options, listeners: {}, disposed: false });
    this.frame = document.createElement("iframe");
    this.frame.allow = "autoplay; camera; clipboard-write; display-capture; microphone; screen-wake-lock";
    this.frame.src = `${options.noSSL ? "http" : "https"}://${domain}/${options.roomName}`;
    this.frame.dataset.number = window.standIns.push(this);
    options.parentNode.append(this.frame);
  }
  getIFrame() { return this.frame; }
  addListener(name, listener) { this.listeners[name] = listener; }
  tell(name, data) { this.listeners[name](data); }
  dispose() { this.disposed = true; this.frame.remove(); }
};
"""
ROOM = """<!doctype html><title>Raum</title><p id="may"></p><script>
document.getElementById("may").textContent = ["camera", "microphone", "display-capture"]
  .filter((device) => document.featurePolicy.allowsFeature(device)).join(" ");
</script>"""


@contextmanager
def jitsi_stand_in():
    """Yields the origin and the list of paths that were asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            kind, body = ("text/javascript", API) if self.path.endswith(".js") else ("text/html", ROOM)
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
