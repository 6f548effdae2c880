package io.github.ariadne4j.dashboard.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ariadne4j.dashboard.http.Request;
import io.github.ariadne4j.dashboard.http.Response;
import io.github.ariadne4j.dashboard.http.ResponseStream;
import io.github.ariadne4j.dashboard.http.WebServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The pages on the web server of the dashboard, with calls that a test defines. */
final class SampleCallServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int HOUR = 3600;
    private static final int STEP = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PAGES = "/io/github/ariadne4j/dashboard/pages/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "html", "text/html; charset=utf-8");

    private final Map<String, SampleCall> calls = new ConcurrentHashMap<>();
    private final Map<ResponseStream, Boolean> lists = new ConcurrentHashMap<>();
    private final Map<String, List<ResponseStream>> ladders = new ConcurrentHashMap<>();
    private final List<String> hungUp = new CopyOnWriteArrayList<>();
    private final WebServer server;
    private final int port;

    private SampleCallServer(int wanted, Collection<SampleCall> calls) {
        calls.forEach(call -> this.calls.put(call.id(), call));
        this.server = WebServer.builder()
                .get("/", request -> page(PAGES + "live.html"))
                .get("/call/{id}", request -> page(PAGES + "call.html"))
                .get("/static/{file}", request -> page(PAGES + request.part("file")))
                .get("/static/uplot/{file}", request -> page(UPLOT + request.part("file")))
                .get("/api/figures/history", request -> json(history()))
                .get("/api/calls/{id}", this::call)
                .get("/calls/{file}", request -> Response.text(200, "sequenceDiagram\n"))
                .post("/api/calls/{id}/hangup", this::hangUp)
                .stream("/api/stream", this::list)
                .stream("/api/calls/{id}/stream", this::ladder)
                .start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted),
                        Set.of("127.0.0.1"),
                        null,
                        null);
        this.port = server.port();
    }

    /** Serves these calls. */
    static SampleCallServer with(Collection<SampleCall> calls) {
        return new SampleCallServer(0, calls);
    }

    /** A new server on the port of a closed one. */
    static SampleCallServer again(SampleCallServer before, Collection<SampleCall> calls) {
        return new SampleCallServer(before.port, calls);
    }

    URI page(SampleCall call) {
        return URI.create(live() + "call/" + call.id());
    }

    URI live() {
        return URI.create("http://127.0.0.1:" + port + '/');
    }

    /** The calls that were to be hung up. */
    List<String> hungUp() {
        return hungUp;
    }

    /** Whether a page follows this call. */
    boolean isFollowed(SampleCall call) {
        return ladders.containsKey(call.id());
    }

    /** Sends these new or changed calls to all pages. */
    void tell(List<SampleCall> changed) {
        changed.forEach(call -> calls.put(call.id(), call));
        lists.forEach((stream, clear) -> send(stream, "calls", batch(false, changed, clear)));
        lists.keySet().forEach(stream -> send(stream, "figures", figures()));
        for (SampleCall call : changed) {
            ladders.getOrDefault(call.id(), List.of()).forEach(stream -> send(stream, "ladder", call.ladder(0)));
        }
    }

    /** Sends the end of the server to all pages. */
    void sayEnd() {
        lists.keySet().forEach(stream -> send(stream, "end", Map.of()));
    }

    private Response page(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return Response.of(OK, type, TestResource.text(name));
    }

    private Response call(Request request) {
        SampleCall call = calls.get(request.part("id"));
        return call == null ? Response.json(404, "{}") : json(call.ladder(0));
    }

    private Response hangUp(Request request) {
        SampleCall call = calls.get(request.part("id"));
        if (call == null || !Boolean.TRUE.equals(call.row().get("live"))) {
            return Response.json(404, "{}");
        }
        hungUp.add(call.id());
        tell(List.of(call.ended("ANSWERED", 16)));
        return Response.json(202, "{\"state\":\"requested\"}");
    }

    private int list(Request request, ResponseStream stream) {
        boolean clear = request.parameter("numbers").equals("clear");
        lists.put(stream, clear);
        send(stream, "calls", batch(true, calls.values(), clear));
        send(stream, "figures", figures());
        return OK;
    }

    private int ladder(Request request, ResponseStream stream) {
        SampleCall call = calls.get(request.part("id"));
        ladders.computeIfAbsent(call.id(), id -> new CopyOnWriteArrayList<>()).add(stream);
        send(stream, "ladder", call.ladder(0));
        return OK;
    }

    private static Map<String, Object> batch(boolean reset, Collection<SampleCall> calls, boolean clear) {
        return Map.of(
                "reset",
                reset,
                "rows",
                calls.stream()
                        .map(call -> clear ? call.row() : masked(call.row()))
                        .toList(),
                "gone",
                List.of());
    }

    /** The row with masked numbers. */
    private static Map<String, @Nullable Object> masked(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>(row);
        masked.replaceAll((field, value) -> value instanceof String text && text.matches("\\+\\d{9,}")
                ? text.substring(0, 3) + "***" + text.substring(text.length() - 3)
                : value);
        return masked;
    }

    /** An hour of oscillating figures; empty without calls. */
    private Map<String, Object> history() {
        List<Integer> steps =
                IntStream.range(0, calls.isEmpty() ? 0 : HOUR / STEP).boxed().toList();
        double now = System.currentTimeMillis();
        return Map.of(
                "stepSeconds", STEP,
                "at", swing(steps, step -> now - 1000.0 * (HOUR - step * STEP)),
                "callsPerSecond", swing(steps, step -> calls.size() / 60.0 * (1 + Math.sin(step / 90.0) / 2)),
                "concurrent", swing(steps, step -> Math.rint(calls.size() * (1 + Math.sin(step / 120.0) / 3))),
                "asr", swing(steps, step -> 0.94 + Math.sin(step / 60.0) / 40),
                "pddP50", swing(steps, step -> 120 + 20 * Math.sin(step / 50.0)),
                "pddP99", swing(steps, step -> 1300 + 400 * Math.sin(step / 30.0)));
    }

    private static List<Double> swing(List<Integer> steps, ToDoubleFunction<Integer> value) {
        return steps.stream().map(value::applyAsDouble).toList();
    }

    private Map<String, @Nullable Object> figures() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        boolean none = calls.isEmpty();
        figures.put("at", System.currentTimeMillis());
        figures.put("callsPerSecond", calls.size() / 60.0);
        figures.put("concurrent", calls.size());
        figures.put("asr", none ? null : 0.937);
        figures.put("ner", none ? null : 0.991);
        figures.put("acdSeconds", none ? null : 83.4);
        figures.put("pddP50", none ? null : 118);
        figures.put("pddP99", none ? null : 1310);
        figures.put(
                "causes",
                none
                        ? List.of()
                        : List.of(
                                Map.of("cause", 16, "name", "normal call clearing", "count", 20),
                                Map.of("cause", 17, "name", "user busy", "count", 3)));
        figures.put("cdrBacklog", 0);
        figures.put("loopStalls", 0);
        figures.put(
                "dependencies",
                List.of(
                        Map.of("name", "Asterisk pbx-1", "state", "up", "detail", "22.10.1"),
                        Map.of("name", "Redis", "state", "down", "detail", "connection refused")));
        return figures;
    }

    private static void send(ResponseStream stream, String event, Object data) {
        stream.send(("event: " + event + "\ndata: " + text(data) + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Response json(Object value) {
        return Response.json(200, text(value));
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        lists.keySet().forEach(ResponseStream::end);
        ladders.values().forEach(streams -> streams.forEach(ResponseStream::end));
        server.close();
    }
}
