package io.github.ariadne4j.ari.transport.server;

import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.FailureReason;
import io.github.ariadne4j.ari.thread.EventThread;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.ChannelSetUp;
import io.github.ariadne4j.ari.transport.EventSocket;
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
 * Where Asterisk's outbound WebSockets come in: one port, any number of Asterisk servers. May be used on any thread; all
 * sockets are read by one event loop.
 */
public final class AriAcceptor implements AutoCloseable {
    private final TransportLoop loop = new TransportLoop();
    private final Settings settings;
    private final @Nullable SslContext tls;
    private final Admission admission;
    private final RejectionLog rejections = new RejectionLog();
    private final List<HttpTransport> https = new CopyOnWriteArrayList<>();
    private volatile @Nullable Channel port;

    /**
     * What is accepted.
     *
     * @param address where to listen; port 0 for a free one
     * @param path the one path that is served
     * @param passwords who may come in: password by user name
     * @param tls how connections are encrypted; null: not at all
     * @param connections how many accepted sockets at most, and as many again that are still shaking hands
     * @param handshake how long a connection may take to become a WebSocket
     * @param heartbeat how often a sign of life is asked for
     * @param deadline how long none may come before the socket is taken for dead
     * @param requestTimeout how long an answer may take
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
     * PEM files.
     *
     * @param certificates our certificate, followed by those that lead from it to the authority
     * @param key its private key, PKCS#8, not encrypted
     * @param clientAuthorities who vouches for Asterisk's own certificate, which is then demanded; null: none is asked for
     */
    public record Tls(Path certificates, Path key, @Nullable Path clientAuthorities) {}

    /**
     * Makes an acceptor; nothing is heard before it is opened.
     *
     * @throws IllegalArgumentException if a PEM file cannot be used
     */
    public AriAcceptor(Settings settings) {
        this.settings = settings;
        this.admission = new Admission(settings.connections());
        this.tls = settings.tls() == null ? null : ServerTls.context(settings.tls());
    }

    /**
     * Listens.
     *
     * @param welcome told of every socket that was let in, on the sockets' event loop; hears what comes of it
     * @return where it listens, with the port that was really taken
     * @throws AriConnectionException if the port cannot be had
     */
    public InetSocketAddress open(Function<AcceptedSocket, EventSocket.Listener> welcome) {
        SocketSetUp setUp = new SocketSetUp(settings, tls, welcome, admission, rejections, loop.stallMonitor());
        ChannelFuture bound = new ServerBootstrap()
                .group(loop.loop())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelSetUp(setUp::setUp))
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

    /** How many connections were rejected since the start. */
    public long refused() {
        return rejections.count();
    }

    /** An HTTP address of an Asterisk that also comes in here; its connections are closed with the acceptor. */
    public Http http(AriAddress address, int connections, Duration connectTimeout) {
        HttpTransport transport =
                new HttpTransport(loop, address, connections, connectTimeout, settings.requestTimeout());
        https.add(transport);
        return new Http(transport);
    }

    /** Requests by HTTP to one Asterisk. */
    public static final class Http {
        private final HttpTransport transport;

        private Http(HttpTransport transport) {
            this.transport = transport;
        }
    }

    /**
     * Requests to one application of one Asterisk, over the sockets that Asterisk opens.
     *
     * @param http the other way; null if there is none
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

    /** Closes the port, which is free on return unless this is called on one of our own threads, and every connection. */
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
