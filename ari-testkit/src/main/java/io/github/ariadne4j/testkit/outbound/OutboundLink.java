package io.github.ariadne4j.testkit.outbound;

import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.rest.Transport;
import io.github.ariadne4j.testkit.state.OutgoingEvent;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import io.github.ariadne4j.testkit.wire.SocketReceiver;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An outbound socket. Its applications are registered before it dials. It dials until it is connected and again after a loss, and
 * events wait while it is down. Its state is used under the loop's lock only.
 */
final class OutboundLink implements SocketReceiver {
    private final OutboundSettings settings;
    private final List<String> applications;
    private final OutboundPeer peer;
    private final Runnable giveUp;
    private final QueueingSocket queue;
    private @Nullable ServerSocket socket;
    private int failures;
    private boolean wasOpen;
    private boolean ended;

    /** Reports when the attempts of a per-call socket are used up; a persistent one dials without limit. */
    OutboundLink(
            OutboundSettings settings,
            List<String> applications,
            OutboundPeer peer,
            Consumer<OutgoingEvent> observer,
            Runnable giveUp) {
        this.settings = settings;
        this.applications = applications;
        this.peer = peer;
        this.giveUp = giveUp;
        queue = new QueueingSocket(observer);
    }

    /** Registers the applications, as Asterisk does when it loads its configuration; events that waited before are lost. */
    void load() {
        asterisk().loop().run(() -> {
            queue.forget();
            socket = null;
            wasOpen = false;
            applications.forEach(name -> asterisk().applications().register(name, queue, settings.subscribeAll()));
        });
    }

    void dial() {
        if (!ended) {
            Map<String, String> query = Map.of("app", String.join(",", applications));
            RestRequest request =
                    new RestRequest("GET", "/events", query, "", "", peer.ownAuthorization(), "", Transport.WEBSOCKET);
            String login = OutboundPeer.basic(settings.username(), settings.password());
            peer.dialer().dial(settings.uri(), login, request, this, this::failed);
        }
    }

    boolean isConnected() {
        return asterisk().loop().read(() -> socket != null);
    }

    /** Unregisters the applications and closes the socket. */
    void end() {
        asterisk().loop().run(() -> {
            ended = true;
            asterisk().applications().retire(queue);
            ServerSocket open = socket;
            if (open != null) {
                open.close(1000, "");
            }
        });
    }

    @Override
    public void onOpen(RestRequest request, ServerSocket opened) {
        asterisk().loop().run(() -> {
            failures = 0;
            socket = opened;
            queue.open(peer.add(request, opened));
            if (wasOpen) {
                applications.forEach(name -> asterisk().applications().announce(name));
            }
            wasOpen = true;
            if (ended) {
                opened.close(1000, "");
            }
        });
    }

    @Override
    public void onText(ServerSocket from, String text, Runnable done) {
        peer.receiver().onText(from, text, done);
    }

    @Override
    public void onClose(ServerSocket closed) {
        peer.receiver().onClose(closed);
        asterisk().loop().run(() -> {
            socket = null;
            queue.down();
        });
        dialAgain();
    }

    private void failed() {
        boolean hopeless = asterisk().loop().call(() -> ++failures >= settings.reconnectAttempts());
        if (settings.perCall() && hopeless) {
            giveUp.run();
        } else {
            dialAgain();
        }
    }

    private void dialAgain() {
        asterisk().loop().timers().after(settings.reconnectInterval(), this::dial);
    }

    private SimulatedAsterisk asterisk() {
        return peer.asterisk();
    }
}
