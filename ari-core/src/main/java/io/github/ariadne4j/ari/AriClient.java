package io.github.ariadne4j.ari;

import ch.loway.oss.ari4java.ARI;
import io.github.ariadne4j.ari.application.Applications;
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
import io.github.ariadne4j.ari.loop.AriLoop;
import io.github.ariadne4j.ari.media.Playbacks;
import io.github.ariadne4j.ari.media.Recordings;
import io.github.ariadne4j.ari.media.Sounds;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.request.RequestListener;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * An ARI client of one Stasis application on one Asterisk: sends requests and receives events. Made by
 * {@link #connect}, or by an {@link AriServer} for an Asterisk that connects to it. Lives until {@link #close()}; may
 * be used on any thread. Subscribe first, then {@link #listen()}: calls can enter the application the moment its socket
 * is open. The stages that it returns complete on {@code ari-callback} threads, on which dependent stages may block. A
 * stage may be joined on a virtual or platform thread of the application. Joined before it is complete in a listener or
 * on the client's loop, it throws {@link IllegalStateException} at once.
 */
public interface AriClient extends AutoCloseable {
    /**
     * Connects and requests {@code GET /asterisk/info}, which verifies address and credentials. Blocks for no longer
     * than the HTTP settings allow. No event is received before {@link #listen()}.
     *
     * @throws io.github.ariadne4j.ari.request.AriConnectionException if there is no Asterisk at that address
     * @throws io.github.ariadne4j.ari.request.AriRejectedException if it rejects the credentials
     */
    static AriClient connect(AriSettings settings) {
        return ConnectedAriClient.connect(settings);
    }

    /**
     * The Stasis application of this client, as events name it. For a call that opened a socket of its own
     * ({@link AriServer}), Asterisk adds the channel's name: {@code bot:PJSIP/alice-00000003}.
     */
    String application();

    /** The answer to {@code GET /asterisk/info} when the client connected. */
    AsteriskInfo server();

    /**
     * The URI of Asterisk's HTTP server, for example {@code http://localhost:8088}; empty for a client of an
     * {@link AriServer}.
     */
    Optional<URI> address();

    /** Commands and queries on channels. */
    Channels channels();

    /** Commands and queries on bridges. */
    Bridges bridges();

    /** Commands and queries on playbacks. */
    Playbacks playbacks();

    /** Commands and queries on recordings. */
    Recordings recordings();

    /** Queries on endpoints, and messages to them. */
    Endpoints endpoints();

    /** Commands and queries on device states. */
    DeviceStates deviceStates();

    /** Commands and queries on mailboxes. */
    Mailboxes mailboxes();

    /** The sounds that are installed. */
    Sounds sounds();

    /** Commands and queries on Stasis applications. */
    Applications applications();

    /** Commands and queries on the server itself. */
    Asterisk asterisk();

    /** Queries for the result of requests whose outcome is unknown. */
    ReadBack readBack();

    /**
     * The optional features of this Asterisk, from its own API description. Requested once, at the first call. Never
     * fails: without a readable description no feature counts as supported.
     */
    CompletionStage<AsteriskFeatures> features();

    /** The bus on which events are delivered. */
    EventBus events();

    /**
     * Opens the event socket, which makes the application active in Asterisk, and filters events by the types that have
     * listeners. Completes once events are received. From then on the client reconnects by itself after every loss.
     * Fails if the first socket cannot be opened: close this client then, and connect a new one. A second call returns
     * the same stage.
     */
    CompletionStage<Void> listen();

    /** The current state of the connection to Asterisk. */
    ConnectionState state();

    /** Notifies the listener of every change of the connection from now on. */
    Subscription onConnection(ConnectionListener listener);

    /**
     * The thread on which this connection is read and written, for a call engine: code on it must never block. Flows,
     * listeners and other code use the other methods of this interface.
     */
    AriLoop loop();

    /**
     * Notifies the listener of every request that ends from now on, on the {@link #loop}: it must not block. For
     * meters.
     */
    Subscription onRequest(RequestListener listener);

    /** Counters since the client was made. */
    AriStatistics statistics();

    /**
     * The same connection as an ari4java {@code ARI}, for operations that have no method here. Its actions use the
     * transport of this client. It delivers no events: use {@link #events()}.
     */
    ARI ari4java();

    /** Closes the socket and all connections. Calls in Asterisk continue. */
    @Override
    void close();
}
