package io.github.ariadne4j.dashboard;

import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.LiveQuality;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.dashboard.figures.CallFigures;
import io.github.ariadne4j.dashboard.http.Response;
import io.github.ariadne4j.dashboard.http.TlsSettings;
import io.github.ariadne4j.dashboard.http.WebServer;
import io.github.ariadne4j.dashboard.live.Dependency;
import io.github.ariadne4j.dashboard.live.LiveFeed;
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
 * A web server with pages about the calls of an application: a live table with figures, and the ladder of each call.
 * Made by {@link #builder}; lives until it is closed. It does not close the engines and the recorder. Its threads are
 * daemons. Any thread.
 */
public final class DashboardServer implements AutoCloseable {
    private final WebServer web;
    private final LiveFeed feed;
    private final ServerStateReader states;
    private final CallExportHandler exports;

    private DashboardServer(WebServer web, LiveFeed feed, ServerStateReader states, CallExportHandler exports) {
        this.exports = exports;
        this.web = web;
        this.feed = feed;
        this.states = states;
    }

    /** A builder of a dashboard. */
    public static Builder builder(DashboardSettings settings) {
        return new Builder(settings);
    }

    /** A builder of a dashboard; all parts are optional. */
    public static final class Builder {
        private final DashboardSettings settings;
        private final List<CallEngine> engines = new ArrayList<>();
        private final Map<String, Supplier<Response>> pages = new LinkedHashMap<>();
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

        /** The recorder of the calls. Default: none, and no call is shown. */
        public Builder recorder(CallRecorder calls) {
            recorder = calls;
            return this;
        }

        /** The figures; add them to the engine as a listener as well. Default: figures without calls. */
        public Builder figures(CallFigures counted) {
            figures = counted;
            return this;
        }

        /**
         * An engine whose live calls are shown and can be hung up. May be called several times; see also
         * {@link DashboardServer#watch}.
         */
        public Builder engine(CallEngine engine) {
            engines.add(engine);
            return this;
        }

        /** The number of CDRs that wait to be written; must not block. Default: 0. */
        public Builder cdrBacklog(LongSupplier backlog) {
            cdrBacklog = backlog;
            return this;
        }

        /** The number of stalls of event loops; must not block. Default: 0. */
        public Builder loopStalls(LongSupplier stalls) {
            loopStalls = stalls;
            return this;
        }

        /**
         * The dependencies of the application; called every two seconds on a separate thread. Default: the states of
         * the engines.
         */
        public Builder dependencies(Supplier<List<Dependency>> all) {
            dependencies = all;
            return this;
        }

        /** The action of {@code POST /api/drain}. Default: that path does not exist. */
        public Builder drain(DrainAction action) {
            drain = action;
            return this;
        }

        /**
         * An additional page, for example {@code /metrics}; called for each request, on a thread that may block for a
         * short time.
         */
        public Builder page(String path, Supplier<Response> page) {
            pages.put(path, page);
            return this;
        }

        /**
         * Binds the address without serving yet. {@link #start} may then be called on another thread; earlier
         * connections wait. Without a start the address stays bound until the process ends.
         *
         * @throws IllegalArgumentException if other hosts can reach the address, and the token or TLS is missing
         * @throws java.io.UncheckedIOException if the address cannot be used, or the key store cannot be read
         */
        public Builder bind() {
            settings.check();
            TlsSettings tls = settings.tls();
            if (tls != null) {
                tls.load();
            }
            socket = WebServer.bind(settings.address());
            return this;
        }

        /**
         * The bound port.
         *
         * @throws IllegalStateException if no address is bound; see {@link #bind}
         */
        public int port() {
            ServerSocketChannel bound = socket;
            if (bound == null) {
                throw new IllegalStateException("no address is bound yet");
            }
            return bound.socket().getLocalPort();
        }

        /**
         * Starts to serve.
         *
         * @throws IllegalArgumentException if other hosts can reach the address, and the token or TLS is missing
         * @throws java.io.UncheckedIOException if the address cannot be used, or the key store cannot be read
         */
        public DashboardServer start() {
            ServerSocketChannel bound = socket == null ? bind().socket : socket;
            ServerStateReader states = new ServerStateReader(engines, cdrBacklog, loopStalls, dependencies);
            CallRecorder shown = recorder == null ? new CallRecorder(new RecorderSettings(1, 1)) : recorder;
            LiveFeed feed = new LiveFeed(shown, figures, states::state);
            CallExportHandler exports = new CallExportHandler(recorder);
            WebServer.Builder web = WebServer.builder();
            pages.forEach((path, page) -> web.get(path, request -> page.get()));
            DashboardRoutes routes = new DashboardRoutes(web);
            routes.staticFiles();
            routes.calls(exports, figures, states);
            routes.streams(feed);
            if (drain != null) {
                routes.drain(new DrainHandler(drain, states));
            }
            WebServer started =
                    web.start(Objects.requireNonNull(bound), settings.allHosts(), settings.tls(), settings.token());
            feed.start();
            states.start();
            return new DashboardServer(started, feed, states, exports);
        }
    }

    /** Shows the calls of this engine from now on. */
    public void watch(CallEngine engine) {
        states.watch(engine);
    }

    /**
     * Shows the media quality of live calls from now on. It is requested from Asterisk when a call is shown, with a
     * time limit of 500 ms.
     */
    public void measure(LiveQuality quality) {
        exports.measure(quality);
    }

    /** The port that it serves at. */
    public int port() {
        return web.port();
    }

    /** Notifies open pages and stops the server. */
    @Override
    public void close() {
        feed.close();
        states.close();
        web.close();
    }
}
