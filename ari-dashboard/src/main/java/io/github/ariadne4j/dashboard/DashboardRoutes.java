package io.github.ariadne4j.dashboard;

import io.github.ariadne4j.dashboard.figures.CallFigures;
import io.github.ariadne4j.dashboard.http.Request;
import io.github.ariadne4j.dashboard.http.Response;
import io.github.ariadne4j.dashboard.http.ResponseStream;
import io.github.ariadne4j.dashboard.http.WebServer;
import io.github.ariadne4j.dashboard.live.FiguresJson;
import io.github.ariadne4j.dashboard.live.LiveFeed;
import io.github.ariadne4j.dashboard.live.NumberPresentation;

/** Adds the paths of the dashboard to a web server. Used by one thread. */
final class DashboardRoutes {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 503;

    private final WebServer.Builder web;

    DashboardRoutes(WebServer.Builder web) {
        this.web = web;
    }

    void staticFiles() {
        StaticFiles files = new StaticFiles();
        web.get("/", request -> files.page("live.html", request))
                .get("/call/{id}", request -> files.page("call.html", request))
                .get("/static/{name}", request -> files.page(request.part("name"), request))
                .get("/static/uplot/{name}", request -> files.uplot(request.part("name"), request));
    }

    void calls(CallExportHandler exports, CallFigures figures, ServerStateReader states) {
        web.get("/calls", exports::list)
                .get("/calls/{name}", exports::text)
                .get("/api/calls/{id}", exports::json)
                .get(
                        "/api/figures/history",
                        request -> Response.json(
                                OK, FiguresJson.history(figures.history()).toString()))
                .post("/api/calls/{id}/hangup", new HangupHandler(states.engines())::hangUp);
    }

    void drain(DrainHandler drains) {
        web.get("/api/drain", request -> drains.state()).post("/api/drain", drains::begin);
    }

    void streams(LiveFeed feed) {
        web.stream("/api/stream", (request, client) -> status(feed.joinTable(presentationOf(request), client))).stream(
                "/api/calls/{id}/stream", (request, client) -> joinLadder(feed, request, client));
    }

    private static int joinLadder(LiveFeed feed, Request request, ResponseStream client) {
        return CallExportHandler.idOf(request.part("id"))
                .filter(feed::knows)
                .map(call -> status(feed.joinLadder(call, presentationOf(request), client)))
                .orElse(NOT_FOUND);
    }

    private static int status(boolean hasRoom) {
        return hasRoom ? OK : TOO_MANY;
    }

    private static NumberPresentation presentationOf(Request request) {
        return NumberPresentation.of(request.parameter("numbers"));
    }
}
