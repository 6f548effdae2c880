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
 * One Stasis application on one Asterisk: requests go out, events come in. Made by {@link #connect}, or by an
 * {@link AriServer} for an Asterisk that connects to us; lives until {@link #close()}, may be used on any thread.
 * Subscribe first, then {@link #listen()}: calls can enter the application the moment its socket is open. The stages that
 * it hands out complete on threads where what is chained to them may block. They may be joined on a virtual or plain thread;
 * joined in a listener or on the client's loop before they are complete, they throw {@link IllegalStateException} at once.
 */
public interface AriClient extends AutoCloseable {
    /**
     * Connects: asks Asterisk who it is, which proves address and credentials. Blocks for no longer than the HTTP settings
     * allow. Events do not flow before {@link #listen()}.
     *
     * @throws io.github.ariadne4j.ari.request.AriConnectionException if there is no Asterisk at that address
     * @throws io.github.ariadne4j.ari.request.AriRejectedException if it refuses the credentials
     */
    static AriClient connect(AriSettings settings) {
        return WiredAriClient.connect(settings);
    }

    /**
     * The Stasis application whose calls are ours, as events name it. For a call that opened a socket of its own
     * ({@link AriServer}), Asterisk adds the channel's name: {@code bot:PJSIP/alice-00000003}.
     */
    String application();

    /** What Asterisk said of itself when the client connected. */
    AsteriskInfo server();

    /** Where Asterisk's HTTP server is asked, for example {@code http://localhost:8088}; empty for a client of an {@link AriServer}. */
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

    /** Finds out what became of requests whose outcome is unknown. */
    ReadBack readBack();

    /**
     * What this Asterisk can do, as it describes itself; asked once, when first wanted. Never fails: a server that does not
     * describe itself is believed to have none of what only some have.
     */
    CompletionStage<AsteriskFeatures> features();

    /** Where events come out. */
    EventBus events();

    /**
     * Opens the event socket, which makes the application active in Asterisk, and asks for the event types in use only.
     * Completes once events flow; from then on the client comes back by itself after every loss. Fails if the socket
     * cannot be opened at first: close this client then, and connect anew. A second call returns the same stage.
     */
    CompletionStage<Void> listen();

    /** How the client stands with Asterisk now. */
    ConnectionState state();

    /** Tells the listener of every change from now on. */
    Subscription onConnection(ConnectionListener listener);

    /**
     * The thread on which this connection is read and written, for a call engine: what runs there must never block. Flows,
     * listeners and other code use the rest of this interface instead.
     */
    AriLoop loop();

    /** Tells the listener of every request that ends from now on, on the {@link #loop}: it must not block. For meters. */
    Subscription onRequest(RequestListener listener);

    /** Counters since the client was made. */
    AriStatistics statistics();

    /**
     * The same connection as an ari4java {@code ARI}, for operations that have no method here: its actions run on our
     * transport. Its events do not: use {@link #events()}.
     */
    ARI ari4java();

    /** Closes the socket and all connections. Calls in Asterisk go on, without us. */
    @Override
    void close();
}
