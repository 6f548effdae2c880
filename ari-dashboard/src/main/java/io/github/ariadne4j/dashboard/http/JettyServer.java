package io.github.ariadne4j.dashboard.http;

import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** A Jetty server with bounded numbers of threads and connections. Idle connections are closed. */
final class JettyServer {
    private static final int MOST_THREADS = 12;
    private static final int MOST_CONNECTIONS = 150;
    private static final int LARGEST_HEADERS = 16 << 10;
    private static final Duration THREAD_IDLE = Duration.ofMinutes(1);
    private static final Duration NOTHING_MOVES = Duration.ofSeconds(20);

    private final ServerSocketChannel socket;
    private final SslContextFactory.@Nullable Server tls;

    JettyServer(ServerSocketChannel socket, @Nullable TlsSettings tls) {
        this.socket = socket;
        this.tls = tls == null ? null : contextOf(tls);
    }

    private static SslContextFactory.Server contextOf(TlsSettings tls) {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(tls.load());
        context.setKeyStorePassword(tls.password());
        return context;
    }

    void configure(JavalinConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 1, (int) THREAD_IDLE.toMillis());
        threads.setName("dashboard");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        config.jetty.threadPool = threads;
        config.jetty.addConnector((server, http) -> connector(server, http));
        config.jetty.modifyServer(JettyServer::configure);
    }

    private static void configure(Server server) {
        ErrorHandler errors = new ErrorHandler();
        errors.setShowStacks(false);
        errors.setShowCauses(false);
        errors.setShowOrigin(false);
        errors.setShowMessageInTitle(false);
        server.setErrorHandler(errors);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LARGEST_HEADERS);
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        List<ConnectionFactory> factories = new ArrayList<>(List.of(plain));
        if (tls != null) {
            // Access checks the host names.
            http.addCustomizer(new SecureRequestCustomizer(false));
            factories.add(0, new SslConnectionFactory(tls, plain.getProtocol()));
        }
        ServerConnector connector = new ServerConnector(server, 0, 1, factories.toArray(ConnectionFactory[]::new));
        try {
            connector.open(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connector.setIdleTimeout(NOTHING_MOVES.toMillis());
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        return connector;
    }
}
