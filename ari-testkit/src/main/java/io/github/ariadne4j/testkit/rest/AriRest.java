package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.state.RequestRefused;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Executes REST requests on a simulated Asterisk. May be called from any thread; never blocks for long. */
public final class AriRest {
    private static final Set<String> QUESTIONS = Set.of("GET", "OPTIONS");

    private final SimulatedAsterisk asterisk;
    private final Login login;
    private final Map<Operation, Route> routes = new EnumMap<>(Operation.class);
    private volatile boolean readOnly;

    /** Serves the given Asterisk to one user; its description depends on whether requests over sockets are served. */
    public AriRest(SimulatedAsterisk asterisk, Login login, boolean restOverWebSocket) {
        this.asterisk = asterisk;
        this.login = login;
        new ChannelRoutes(asterisk.channels(), asterisk.spawns(), asterisk.transfers()).addTo(routes);
        new MediaRoutes(asterisk.media()).addTo(routes);
        new BridgeRoutes(asterisk.bridges(), asterisk.variables()).addTo(routes);
        new VariableRoutes(asterisk.variables()).addTo(routes);
        new ApplicationRoutes(asterisk.applications(), asterisk.userEvents()).addTo(routes);
        new PlaybackRoutes(asterisk.playbacks()).addTo(routes);
        new RecordingRoutes(asterisk.recordings()).addTo(routes);
        new StateRoutes(asterisk.endpoints(), asterisk.devices(), asterisk.mailboxes(), asterisk.sounds())
                .addTo(routes);
        new AsteriskRoutes(asterisk::facts, asterisk.modules(), new ApiDocs(restOverWebSocket)).addTo(routes);
    }

    /** Sets whether the user may send {@code GET} requests only. */
    public void readOnly(boolean only) {
        readOnly = only;
    }

    /** Executes a request. */
    public RestResponse execute(RestRequest request) {
        if (!login.admits(request)) {
            return RestResponse.failure(401, "Authentication required");
        }
        if (readOnly && !QUESTIONS.contains(request.method())) {
            return RestResponse.failure(403, "Write access denied");
        }
        if (request.path().endsWith("/")) {
            String path = request.path().replaceAll("/+$", "");
            return RestResponse.failure(404, "ARI URLs do not end with a slash. Try /ari" + path);
        }
        String path = upToEmptySegment(request.path());
        Optional<RoutedOperation> routed = Operation.route(request.method(), path);
        return routed.map(operation -> execute(operation, request)).orElseGet(() -> unrouted(request.method(), path));
    }

    /** Asterisk reads a path as far as its first empty segment: {@code /channels//answer} is {@code /channels}. */
    private static String upToEmptySegment(String path) {
        int empty = path.indexOf("//");
        return empty <= 0 ? path : path.substring(0, empty);
    }

    private static RestResponse unrouted(String method, String path) {
        if (path.startsWith("//")) {
            return RestResponse.failure(405, "Invalid method");
        }
        if (!Operation.knowsPath(path)) {
            return RestResponse.failure(404, "Resource not found");
        }
        return method.equals("OPTIONS") ? RestResponse.noContent() : RestResponse.failure(405, "Invalid method");
    }

    /** Whether a socket may be opened: 101, or an error. */
    public RestResponse openSocket(RestRequest request) {
        if (!login.admits(request)) {
            return RestResponse.failure(401, "Authentication required");
        }
        return applicationsOf(request).isEmpty()
                ? RestResponse.failure(400, "HTTP request is missing param: [app]")
                : RestResponse.switchingProtocols();
    }

    /** The applications that a socket registers. */
    public static List<String> applicationsOf(RestRequest request) {
        String app = request.query().getOrDefault("app", "");
        return app.isEmpty() ? List.of() : List.of(app.split(",", -1));
    }

    /** Whether a socket subscribes to everything. */
    public static boolean wantsAll(RestRequest request) {
        return Arguments.isTrue(request.query().getOrDefault("subscribeAll", ""));
    }

    private RestResponse execute(RoutedOperation routed, RestRequest request) {
        Route route = routes.get(routed.operation());
        if (route == null) {
            return new RestResponse(426, "Upgrade Required", "");
        }
        try {
            return asterisk.loop().call(() -> route.execute(Arguments.of(routed, request)));
        } catch (RequestRefused refusal) {
            return RestResponse.refused(refusal);
        }
    }
}
