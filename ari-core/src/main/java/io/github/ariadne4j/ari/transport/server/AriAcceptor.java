package io.github.ariadne4j.ari.transport.server;

import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.FailureReason;
import io.github.ariadne4j.ari.thread.EventThread;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.PipelineSetUp;
import io.github.ariadne4j.ari.transport.RequestTransport;
import io.github.ariadne4j.ari.transport.TransportLoop;
import io.github.ariadne4j.ari.transport.client.HttpTransport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Accepts outbound WebSockets of any number of Asterisk servers on one port. May be used on any thread; all sockets are
 * read by one event loop.
 */
public final class AriAcceptor implements AutoCloseable {
    private final TransportLoop loop = new TransportLoop();
    private final Settings settings;
    private final @Nullable SslContext tls;
    private final ConnectionLimits admission;
    private final RejectionLog rejections = new RejectionLog();
    private final List<HttpTransport> https = new CopyOnWriteArrayList<>();
    private volatile @Nullable Channel port;

    /**
     * The settings of the acceptor.
     *
     * @param address address and port to listen on; port 0 for a free one
     * @param path the path that is served
     * @param passwords the users that may connect: password by user name
     * @param tls certificates; null: connections are not encrypted
     * @param connections maximum number of accepted sockets, and of connections in the handshake
     * @param handshake time limit for the WebSocket handshake
     * @param heartbeat interval between PINGs
     * @param deadline time without a frame after which a socket is closed as dead
     * @param requestTimeout time limit for an answer
     */
    public record Settings(
            InetSocketAddress address,
            String path,
            Map<String, String> passwords,
            @Nullable Tls tls,
            int connections,
            Duration handshake,
            Duration heartbeat,
            Duration deadline,
            Duration requestTimeout) {
        /** Copies the passwords. */
        public Settings {
            passwords = Map.copyOf(passwords);
        }

        /** Without the passwords. */
        @Override
        public String toString() {
            return "Settings[address=" + address + ", path=" + path + ", users=" + passwords.keySet() + ']';
        }
    }

    /**
     * The PEM files for TLS.
     *
     * @param certificates the certificate of this server, followed by the chain up to the authority
     * @param key its private key, PKCS#8, not encrypted
     * @param clientAuthorities authorities for Asterisk's client certificate, which is then required; null: no client
     *     certificate is required
     */
    public record Tls(Path certificates, Path key, @Nullable Path clientAuthorities) {}

    /**
     * Makes an acceptor; it listens after {@link #open}.
     *
     * @throws IllegalArgumentException if a PEM file cannot be used
     */
    public AriAcceptor(Settings settings) {
        this.settings = settings;
        this.admission = new ConnectionLimits(settings.connections());
        this.tls = settings.tls() == null ? null : ServerTls.context(settings.tls());
    }

    /**
     * Opens the port.
     *
     * @param welcome called with every accepted socket on the sockets' event loop; returns the listener to it
     * @return the address that it listens on, with the actual port
     * @throws AriConnectionException if the port cannot be bound
     */
    public InetSocketAddress open(Function<AcceptedSocket, EventSocket.Listener> welcome) {
        SocketSetUp setUp = new SocketSetUp(settings, tls, welcome, admission, rejections, loop.stallMonitor());
        ChannelFuture bound = new ServerBootstrap()
                .group(loop.loop())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new PipelineSetUp(setUp::setUp))
                .bind(settings.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loop.close();
            throw new AriConnectionException(
                    "cannot listen on " + settings.address() + ": " + FailureReason.of(bound.cause()), bound.cause());
        }
        port = bound.channel();
        return (InetSocketAddress) bound.channel().localAddress();
    }

    /** Number of connections rejected since the start. */
    public long refused() {
        return rejections.count();
    }

    /** The HTTP connections to an Asterisk that also connects here; they are closed with the acceptor. */
    public Http http(AriAddress address, int connections, Duration connectTimeout) {
        HttpTransport transport =
                new HttpTransport(loop, address, connections, connectTimeout, settings.requestTimeout());
        https.add(transport);
        return new Http(transport);
    }

    /** HTTP requests to one Asterisk. */
    public static final class Http {
        private final HttpTransport transport;

        private Http(HttpTransport transport) {
            this.transport = transport;
        }
    }

    /**
     * Requests to one application of one Asterisk, over the sockets that Asterisk opens.
     *
     * @param http the HTTP connections; null if there is no address
     * @param inFlight how many may be under way
     * @param asterisk the Asterisk's id, for messages
     */
    public AcceptedRequests requests(@Nullable Http http, int inFlight, String asterisk) {
        RequestTransport transport = http == null ? null : http.transport;
        return new AcceptedRequests(loop, settings.requestTimeout(), transport, inFlight, asterisk);
    }

    /** The loop of all sockets. */
    public TransportLoop loop() {
        return loop;
    }

    /**
     * Closes the port and all connections. The port is free on return, unless this is called on an {@link EventThread}.
     */
    @Override
    public void close() {
        Channel open = port;
        if (open == null) {
            end();
            return;
        }
        ChannelFuture closing = open.close().addListener(closed -> loop.execute(this::end));
        if (!EventThread.isCurrent()) {
            closing.awaitUninterruptibly();
        }
    }

    private void end() {
        admission.shutDown();
        https.forEach(HttpTransport::close);
        loop.close();
    }
}
