package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.ari4java.Ari4javaResources;
import io.github.ariadne4j.ari.exchange.LoopExchange;
import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.thread.CallbackThreads;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.server.AcceptedRequests;
import io.github.ariadne4j.ari.transport.server.AriAcceptor;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link AriServer}: an acceptor of sockets, and the clients of all Asterisk servers that connect. */
final class ListeningAriServer implements AriServer {
    private static final Logger LOG = LoggerFactory.getLogger(ListeningAriServer.class);

    private final AriServerSettings settings;
    private final Consumer<AriClient> welcome;
    private final AriAcceptor acceptor;
    private final InetSocketAddress address;
    private final Map<ClientKey, Accepted> accepted = new ConcurrentHashMap<>();
    private final Map<String, AriAcceptor.Http> https = new ConcurrentHashMap<>();
    private final ExecutorService welcomes = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ari-welcome");
        thread.setDaemon(true);
        return thread;
    });

    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * A client and its connection.
     *
     * @param client the client of the application
     * @param connection the connection that sockets are attached to
     */
    private record Accepted(AriClient client, AcceptedConnection connection) {}

    private ListeningAriServer(AriServerSettings settings, Consumer<AriClient> welcome) {
        this.settings = settings;
        this.welcome = welcome;
        this.acceptor = new AriAcceptor(acceptance(settings));
        this.address = acceptor.open(socket -> new AcceptedSocketListener(socket, this::connection));
    }

    static AriServer listen(AriServerSettings settings, Consumer<AriClient> welcome) {
        ListeningAriServer server = new ListeningAriServer(settings, welcome);
        if (settings.tls() == null && !server.address.getAddress().isLoopbackAddress()) {
            LOG.warn(
                    "{} accepts connections without TLS: passwords and calls cross the network unencrypted",
                    server.address);
        }
        settings.http().values().forEach(asterisk -> PlaintextWarning.warn(asterisk.uri()));
        return server;
    }

    private static AriAcceptor.Settings acceptance(AriServerSettings settings) {
        Map<String, String> passwords =
                settings.users().stream().collect(Collectors.toMap(Credentials::username, Credentials::password));
        AriServerSettings.@Nullable Tls tls = settings.tls();
        AriServerSettings.Limits limits = settings.limits();
        return new AriAcceptor.Settings(
                settings.address(),
                settings.path(),
                passwords,
                tls == null ? null : new AriAcceptor.Tls(tls.certificates(), tls.key(), tls.clientAuthorities()),
                limits.sockets(),
                limits.handshake(),
                limits.heartbeat(),
                limits.deadline(),
                limits.request());
    }

    private @Nullable AcceptedConnection connection(ClientKey key, AsteriskInfo asterisk) {
        if (closed.get()) {
            return null;
        }
        Accepted known = accepted.get(key);
        if (known != null) {
            return known.connection();
        }
        Accepted fresh = accept(key, asterisk);
        accepted.put(key, fresh);
        // After the current task, which attaches the socket: the application's requests find it then.
        acceptor.loop().execute(() -> welcomes.execute(() -> welcome(key, fresh.client())));
        return fresh.connection();
    }

    private Accepted accept(ClientKey key, AsteriskInfo asterisk) {
        AcceptedRequests requests =
                acceptor.requests(http(asterisk.entityId()), settings.limits().requestsInFlight(), asterisk.entityId());
        EventFilterBarrier barrier = new EventFilterBarrier(requests.requests(), acceptor.loop());
        LoopExchange exchange = new LoopExchange(acceptor.loop(), barrier, CallbackThreads.executor());
        Ari4javaResources resources = Ari4javaResources.on(exchange, key.application());
        ResubscribingApplications applications =
                new ResubscribingApplications(resources.applications(), key.application());
        AcceptedConnection connection = new AcceptedConnection(
                key,
                requests,
                applications,
                barrier,
                settings.limits().perCallReturn(),
                acceptor.loop(),
                () -> accepted.remove(key));
        ConnectionLoop loop = new ConnectionLoop(
                acceptor.loop(),
                connection.bus(),
                new CallRequests(barrier, key.application()),
                requests::requestDelay,
                connection::eventJson);
        AriClient client = new ConnectedAriClient(
                key.application(), exchange, resources, applications, asterisk, connection, loop, null);
        return new Accepted(client, connection);
    }

    private AriAcceptor.@Nullable Http http(String asteriskId) {
        AriServerSettings.HttpAddress known = settings.http().get(asteriskId);
        return known == null ? null : https.computeIfAbsent(asteriskId, id -> http(known));
    }

    private AriAcceptor.Http http(AriServerSettings.HttpAddress known) {
        HttpSettings defaults = HttpSettings.defaults();
        Credentials user = known.user();
        return acceptor.http(
                AriAddress.of(known.uri(), user.username(), user.password()),
                defaults.connections(),
                defaults.connectTimeout());
    }

    private void welcome(ClientKey key, AriClient client) {
        try {
            welcome.accept(client);
            client.listen();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the application failed when it was given the client for {}, which is closed", key, e);
            client.close();
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public List<AriClient> clients() {
        return accepted.values().stream().map(Accepted::client).toList();
    }

    @Override
    public long refusedConnections() {
        return acceptor.refused();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        clients().forEach(AriClient::close);
        acceptor.close();
        welcomes.shutdown();
    }
}
