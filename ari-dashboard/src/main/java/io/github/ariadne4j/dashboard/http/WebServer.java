package io.github.ariadne4j.dashboard.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * A web server for answers and streams by path, with the checks of {@link AccessCheck}. Output is written without blocking
 * threads, so a slow client occupies only its connection. Made by {@link #builder}; lives until it is closed.
 */
public final class WebServer implements AutoCloseable {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                            + " base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");
    private static final String GET = "GET";
    private static final int OK = 200;
    private static final int MOST_WAITING = 64;

    private final Javalin javalin;
    private final AccessCheck access;

    private WebServer(Javalin javalin, AccessCheck access) {
        this.javalin = javalin;
        this.access = access;
    }

    /** A builder of a server. */
    public static final class Builder {
        private final Map<String, Function<Request, Response>> pages = new LinkedHashMap<>();
        private final Map<String, Function<Request, Response>> posts = new LinkedHashMap<>();
        private final Map<String, StreamSource> streams = new LinkedHashMap<>();

        private Builder() {}

        /** Answers {@code GET} of this path; the page can read the parts in braces. */
        public Builder get(String path, Function<Request, Response> page) {
            pages.put(path, page);
            return this;
        }

        /** Answers {@code POST} of this path, for pages of this server only. */
        public Builder post(String path, Function<Request, Response> action) {
            posts.put(path, action);
            return this;
        }

        /** Serves a stream of server-sent events at this path. */
        public Builder stream(String path, StreamSource stream) {
            streams.put(path, stream);
            return this;
        }

        /**
         * Begins to serve.
         *
         * @param address the address and port
         * @param hosts the names of this server, in lower case, without ports
         * @param tls certificate and key; null: connections are not encrypted
         * @param token the token that each request must have; null: none
         * @throws UncheckedIOException if the address cannot be used, or the certificate cannot be read
         */
        public WebServer start(
                InetSocketAddress address, Set<String> hosts, @Nullable TlsSettings tls, @Nullable String token) {
            return start(bind(address), hosts, tls, token);
        }

        /**
         * Begins to serve.
         *
         * @param socket the bound socket, which is closed with the server
         * @param hosts the names of this server, in lower case, without ports
         * @param tls certificate and key; null: connections are not encrypted
         * @param token the token that each request must have; null: none
         */
        public WebServer start(
                ServerSocketChannel socket, Set<String> hosts, @Nullable TlsSettings tls, @Nullable String token) {
            AccessCheck access = new AccessCheck(hosts, tls != null, token);
            JettyServer jetty = new JettyServer(socket, tls);
            Javalin javalin = Javalin.create(config -> {
                jetty.configure(config);
                config.startup.showJavalinBanner = false;
                config.startup.showOldJavalinVersionWarning = false;
                config.startup.startupWatcherEnabled = false;
                routes(config, access);
            });
            return new WebServer(javalin.start(), access);
        }

        private void routes(JavalinConfig config, AccessCheck access) {
            config.routes.before(context -> admit(context, access));
            pages.forEach((path, page) -> config.routes.get(path, context -> answer(context, page)));
            posts.forEach((path, action) -> config.routes.post(path, context -> answer(context, action)));
            streams.forEach((path, stream) -> config.routes.get(path, context -> open(context, stream)));
            config.routes.get(
                    "/api/token",
                    context -> send(context, Response.json(200, "{\"csrf\":\"" + access.csrf() + "\"}\n")));
        }

        private void admit(Context context, AccessCheck access) {
            HEADERS.forEach(context::header);
            Response refusal = isAllowed(context) ? access.refusal(context) : methodNotAllowed(context);
            if (refusal != null) {
                send(context, refusal);
                context.skipRemainingHandlers();
            } else if (access.isLogin(context)) {
                access.login(context);
                send(context, Response.text(303, ""));
                context.skipRemainingHandlers();
            }
        }

        private boolean isAllowed(Context context) {
            return context.req().getMethod().equals(GET)
                    || (AccessCheck.isPost(context)
                            && posts.keySet().stream().anyMatch(path -> matches(path, context.path())));
        }

        private static boolean matches(String route, String path) {
            return path.matches(route.replaceAll("\\{\\w+}", "[^/]+"));
        }

        private Response methodNotAllowed(Context context) {
            context.header("Allow", GET);
            return Response.text(405, "");
        }
    }

    /** A builder without paths. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Binds an address. Connections wait until a server is started on it.
     *
     * @throws UncheckedIOException if the address cannot be bound
     */
    public static ServerSocketChannel bind(InetSocketAddress address) {
        try {
            ServerSocketChannel socket = ServerSocketChannel.open();
            try {
                socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                return socket.bind(address, MOST_WAITING);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    address.getHostString() + ':' + address.getPort() + " cannot be used (" + e.getMessage() + ')', e);
        }
    }

    private static void answer(Context context, Function<Request, Response> page) {
        send(context, page.apply(new Request(context)));
    }

    private static void send(Context context, Response answer) {
        context.status(answer.status());
        context.res().setContentType(answer.type());
        context.res().setContentLength(answer.body().length);
        answer.headers().forEach(context::header);
        context.future(() -> {
            ResponseStream stream = begin(context);
            if (answer.body().length > 0) {
                stream.send(answer.body());
            }
            stream.end();
            return stream.done();
        });
    }

    private static void open(Context context, StreamSource source) {
        context.res().setContentType("text/event-stream; charset=utf-8");
        context.future(() -> {
            ResponseStream stream = begin(context);
            int status = source.open(new Request(context), stream);
            if (status != OK) {
                context.status(status);
                stream.end();
            }
            return stream.done();
        });
    }

    private static ResponseStream begin(Context context) {
        try {
            ServletContextRequest request = ServletContextRequest.getServletContextRequest(context.req());
            ResponseStream stream = new ResponseStream(
                    context.res().getOutputStream(),
                    () -> request.getConnectionMetaData()
                            .getConnection()
                            .getEndPoint()
                            .close());
            stream.begin();
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** The CSRF token, which a page must send with requests that change something. */
    public String csrf() {
        return access.csrf();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
