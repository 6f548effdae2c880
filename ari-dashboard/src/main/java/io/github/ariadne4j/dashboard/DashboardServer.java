package io.github.ariadne4j.dashboard;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.LiveQuality;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.dashboard.figures.CallFigures;
import io.github.ariadne4j.dashboard.http.Answer;
import io.github.ariadne4j.dashboard.http.Request;
import io.github.ariadne4j.dashboard.http.ResponseStream;
import io.github.ariadne4j.dashboard.http.Tls;
import io.github.ariadne4j.dashboard.http.WebServer;
import io.github.ariadne4j.dashboard.live.Dependency;
import io.github.ariadne4j.dashboard.live.FiguresJson;
import io.github.ariadne4j.dashboard.live.LiveFeed;
import io.github.ariadne4j.dashboard.live.NumberView;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves pages of the calls of an application: a live table with figures, and the ladder of each call. Made by {@link #builder}, lives
 * until it is closed; engines and recorder belong to the code that made them. Its threads are daemons. Any thread.
 */
public final class DashboardServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 503;

    private final WebServer web;
    private final LiveFeed feed;
    private final ServerStateReader states;
    private final CallTexts texts;

    private DashboardServer(WebServer web, LiveFeed feed, ServerStateReader states, CallTexts texts) {
        this.texts = texts;
        this.web = web;
        this.feed = feed;
        this.states = states;
    }

    /** Begins a dashboard. */
    public static Builder builder(DashboardSettings settings) {
        return new Builder(settings);
    }

    /** What a dashboard is made of; all of it has defaults. */
    public static final class Builder {
        private final DashboardSettings settings;
        private final List<CallEngine> engines = new ArrayList<>();
        private final Map<String, Supplier<Answer>> pages = new LinkedHashMap<>();
        private CallFigures figures = new CallFigures();
        private LongSupplier cdrBacklog = () -> 0;
        private LongSupplier loopStalls = () -> 0;
        private @Nullable ServerSocketChannel socket;
        private @Nullable CallRecorder recorder;
        private @Nullable Supplier<List<Dependency>> dependencies;
        private @Nullable DrainAction drain;

        private Builder(DashboardSettings settings) {
            this.settings = settings;
        }

        /** What recorded the calls; default: nothing did, and no call is shown. */
        public Builder recorder(CallRecorder calls) {
            recorder = calls;
            return this;
        }

        /** What counts the calls; is to be given to the engine as a listener. Default: nothing is counted. */
        public Builder figures(CallFigures counted) {
            figures = counted;
            return this;
        }

        /** Whose calls live, and can be hung up. May be given several times; see also {@link DashboardServer#watch}. */
        public Builder engine(CallEngine engine) {
            engines.add(engine);
            return this;
        }

        /** How many CDRs wait to be written; must not wait. Default: 0. */
        public Builder cdrBacklog(LongSupplier backlog) {
            cdrBacklog = backlog;
            return this;
        }

        /** How often loops were held up; must not wait. Default: 0. */
        public Builder loopStalls(LongSupplier stalls) {
            loopStalls = stalls;
            return this;
        }

        /** What the application depends on; asked every two seconds on a thread of its own. Default: what the engines say. */
        public Builder dependencies(Supplier<List<Dependency>> all) {
            dependencies = all;
            return this;
        }

        /** What {@code POST /api/drain} does. Default: there is no such address. */
        public Builder drain(DrainAction action) {
            drain = action;
            return this;
        }

        /** One more page, for example {@code /metrics}; asked for each request, on a thread that may wait a while. */
        public Builder page(String path, Supplier<Answer> page) {
            pages.put(path, page);
            return this;
        }

        /**
         * Takes the address, without serving yet: {@link #start} may then be called on another thread, and clients that come
         * meanwhile wait. Without a start the address stays taken for as long as the process runs.
         *
         * @throws IllegalArgumentException if other hosts can reach the address, and the token or TLS is missing
         * @throws java.io.UncheckedIOException if the address cannot be used, or the key store cannot be read
         */
        public Builder bind() {
            settings.check();
            Tls tls = settings.tls();
            if (tls != null) {
                tls.load();
            }
            socket = WebServer.bind(settings.address());
            return this;
        }

        /**
         * The port of the address that was taken.
         *
         * @throws IllegalStateException if none was: see {@link #bind}
         */
        public int port() {
            ServerSocketChannel bound = socket;
            if (bound == null) {
                throw new IllegalStateException("no address was taken yet");
            }
            return bound.socket().getLocalPort();
        }

        /**
         * Begins to serve.
         *
         * @throws IllegalArgumentException if other hosts can reach the address, and the token or TLS is missing
         * @throws java.io.UncheckedIOException if the address cannot be used, or the key store cannot be read
         */
        public DashboardServer start() {
            ServerSocketChannel bound = socket == null ? bind().socket : socket;
            ServerStateReader states = new ServerStateReader(engines, cdrBacklog, loopStalls, dependencies);
            CallRecorder shown = recorder == null ? new CallRecorder(new RecorderSettings(1, 1)) : recorder;
            LiveFeed feed = new LiveFeed(shown, figures, states::state);
            WebServer.Builder web = WebServer.builder();
            pages.forEach((path, page) -> web.get(path, request -> page.get()));
            staticPages(web);
            CallTexts texts = new CallTexts(recorder);
            calls(web, states, texts);
            drain(web, states);
            streams(web, feed);
            WebServer started =
                    web.start(Objects.requireNonNull(bound), settings.allHosts(), settings.tls(), settings.token());
            feed.start();
            states.start();
            return new DashboardServer(started, feed, states, texts);
        }

        private static void staticPages(WebServer.Builder web) {
            StaticPages files = new StaticPages();
            web.get("/", request -> files.page("live.html", request))
                    .get("/call/{id}", request -> files.page("call.html", request))
                    .get("/static/{name}", request -> files.page(request.part("name"), request))
                    .get("/static/uplot/{name}", request -> files.uplot(request.part("name"), request));
        }

        private void calls(WebServer.Builder web, ServerStateReader states, CallTexts texts) {
            CallFigures counted = figures;
            web.get("/calls", texts::list)
                    .get("/calls/{name}", texts::text)
                    .get("/api/calls/{id}", texts::json)
                    .get(
                            "/api/figures/history",
                            request -> Answer.json(
                                    200, FiguresJson.history(counted.history()).toString()))
                    .post("/api/calls/{id}/hangup", new HangUps(states.engines())::hangUp);
        }

        private void drain(WebServer.Builder web, ServerStateReader states) {
            DrainAction action = drain;
            if (action != null) {
                Drains drains = new Drains(action, states);
                web.get("/api/drain", request -> drains.state()).post("/api/drain", drains::begin);
            }
        }

        private static void streams(WebServer.Builder web, LiveFeed feed) {
            web.stream("/api/stream", (request, client) -> status(feed.joinTable(viewOf(request), client))).stream(
                    "/api/calls/{id}/stream", (request, client) -> joinLadder(feed, request, client));
        }

        private static int joinLadder(LiveFeed feed, Request request, ResponseStream client) {
            return CallTexts.idOf(request.part("id"))
                    .filter(feed::knows)
                    .map(call -> status(feed.joinLadder(call, viewOf(request), client)))
                    .orElse(NOT_FOUND);
        }

        private static int status(boolean hasRoom) {
            return hasRoom ? OK : TOO_MANY;
        }

        private static NumberView viewOf(Request request) {
            return NumberView.of(request.parameter("numbers"));
        }
    }

    /** From now on also the calls of this engine. */
    public void watch(CallEngine engine) {
        states.watch(engine);
    }

    /** From now on also how the sound of live calls travels, asked of Asterisk when one is looked at, for half a second at most. */
    public void measure(LiveQuality quality) {
        texts.measure(quality);
    }

    /** The port that it serves at. */
    public int port() {
        return web.port();
    }

    /** Tells open pages that it ends, and ends. */
    @Override
    public void close() {
        feed.close();
        states.close();
        web.close();
    }
}
