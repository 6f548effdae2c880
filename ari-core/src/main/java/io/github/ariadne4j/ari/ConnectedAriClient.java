package io.github.ariadne4j.ari;

import ch.loway.oss.ari4java.ARI;
import io.github.ariadne4j.ari.application.Applications;
import io.github.ariadne4j.ari.ari4java.Ari4javaResources;
import io.github.ariadne4j.ari.ari4java.http.ExchangeHttpClient;
import io.github.ariadne4j.ari.asterisk.Asterisk;
import io.github.ariadne4j.ari.asterisk.AsteriskFeatures;
import io.github.ariadne4j.ari.bridge.Bridges;
import io.github.ariadne4j.ari.bus.EventBus;
import io.github.ariadne4j.ari.bus.Subscription;
import io.github.ariadne4j.ari.channel.Channels;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.endpoint.DeviceStates;
import io.github.ariadne4j.ari.endpoint.Endpoints;
import io.github.ariadne4j.ari.endpoint.Mailboxes;
import io.github.ariadne4j.ari.exchange.LoopExchange;
import io.github.ariadne4j.ari.exchange.RequestExchange;
import io.github.ariadne4j.ari.loop.AriLoop;
import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.media.Playbacks;
import io.github.ariadne4j.ari.media.Recordings;
import io.github.ariadne4j.ari.media.Sounds;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.RequestListener;
import io.github.ariadne4j.ari.thread.CallbackThreads;
import io.github.ariadne4j.ari.thread.GuardedStage;
import io.github.ariadne4j.ari.transport.AriAddress;
import io.github.ariadne4j.ari.transport.client.AsteriskTransport;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The {@link AriClient} of both kinds of connections: an {@link AsteriskTransport}, or a socket that Asterisk opened.
 */
final class ConnectedAriClient implements AriClient {
    private final String application;
    private final Ari4javaResources resources;
    private final ResubscribingApplications applications;
    private final Connection connection;
    private final ARI ari4java;
    private final AsteriskInfo server;
    private final AriLoop loop;
    private final @Nullable URI address;

    ConnectedAriClient(
            String application,
            RequestExchange exchange,
            Ari4javaResources resources,
            ResubscribingApplications applications,
            AsteriskInfo server,
            Connection connection,
            AriLoop loop,
            @Nullable URI address) {
        this.application = application;
        this.resources = resources;
        this.applications = applications;
        this.server = server;
        this.connection = connection;
        this.loop = loop;
        this.address = address;
        this.ari4java = ExchangeHttpClient.ari(exchange, application);
    }

    static AriClient connect(AriSettings settings) {
        PlaintextWarning.warn(settings.uri());
        Credentials credentials = settings.credentials();
        AriAddress address = AriAddress.of(settings.uri(), credentials.username(), credentials.password())
                .vouchedForBy(settings.authorities());
        HttpSettings http = settings.http();
        AsteriskTransport transport = new AsteriskTransport(
                address,
                new AsteriskTransport.Settings(
                        http.connections(),
                        http.connectTimeout(),
                        http.requestTimeout(),
                        http.inFlight(),
                        settings.transport()));
        try {
            EventFilterBarrier barrier = new EventFilterBarrier(transport.requests(), transport.loop());
            LoopExchange exchange = new LoopExchange(transport.loop(), barrier, CallbackThreads.executor());
            Ari4javaResources resources = Ari4javaResources.on(exchange, settings.application());
            AsteriskInfo server = ServerProbe.ask(resources.asterisk(), settings.uri());
            ResubscribingApplications applications =
                    new ResubscribingApplications(resources.applications(), settings.application());
            KnownVulnerabilities.warn(server.version());
            EventConnection connection = new EventConnection(transport, settings, applications, barrier);
            ConnectionLoop loop = new ConnectionLoop(
                    transport.loop(),
                    connection.bus(),
                    new CallRequests(barrier, settings.application()),
                    transport::requestDelay,
                    connection::eventJson);
            return new ConnectedAriClient(
                    settings.application(),
                    exchange,
                    resources,
                    applications,
                    server,
                    connection,
                    loop,
                    settings.uri());
        } catch (AriException | CompletionException e) {
            transport.close();
            throw e;
        }
    }

    @Override
    public String application() {
        return application;
    }

    @Override
    public AsteriskInfo server() {
        return server;
    }

    @Override
    public Optional<URI> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public Channels channels() {
        return resources.channels();
    }

    @Override
    public Bridges bridges() {
        return resources.bridges();
    }

    @Override
    public Playbacks playbacks() {
        return resources.playbacks();
    }

    @Override
    public Recordings recordings() {
        return resources.recordings();
    }

    @Override
    public Endpoints endpoints() {
        return resources.endpoints();
    }

    @Override
    public DeviceStates deviceStates() {
        return resources.deviceStates();
    }

    @Override
    public Mailboxes mailboxes() {
        return resources.mailboxes();
    }

    @Override
    public Sounds sounds() {
        return resources.sounds();
    }

    @Override
    public Applications applications() {
        return applications;
    }

    @Override
    public Asterisk asterisk() {
        return resources.asterisk();
    }

    @Override
    public ReadBack readBack() {
        return new ReadBack(channels(), bridges(), playbacks());
    }

    @Override
    public CompletionStage<AsteriskFeatures> features() {
        return resources.features();
    }

    @Override
    public EventBus events() {
        return connection.bus();
    }

    @Override
    public CompletionStage<Void> listen() {
        return GuardedStage.of(connection.listen());
    }

    @Override
    public ConnectionState state() {
        return connection.state();
    }

    @Override
    public Subscription onConnection(ConnectionListener listener) {
        return connection.onConnection(listener);
    }

    @Override
    public AriLoop loop() {
        return loop;
    }

    @Override
    public Subscription onRequest(RequestListener listener) {
        return connection.onRequest(listener);
    }

    @Override
    public AriStatistics statistics() {
        return connection.statistics();
    }

    @Override
    public ARI ari4java() {
        return ari4java;
    }

    @Override
    public void close() {
        connection.close();
    }
}
