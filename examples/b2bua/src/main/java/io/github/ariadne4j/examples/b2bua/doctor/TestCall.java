package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.bus.EventLane;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.channel.Originate;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Calls a number of the dialplan, as a caller from outside would, and hangs up once it is answered. If the dialplan gives that number
 * to the application, the running instance handles the call. Uses an application of its own in Asterisk.
 */
final class TestCall {
    private static final String SUBJECT = "test call";
    private static final Duration RINGS = Duration.ofSeconds(30);
    private static final Duration AT_MOST = RINGS.plusSeconds(5);

    private final DialTarget number;
    private final ChannelId channel = new ChannelId("doctor-" + UUID.randomUUID());
    private final CompletableFuture<Finding> found = new CompletableFuture<>();

    private TestCall(DialTarget number) {
        this.number = number;
    }

    /** Places the call. Blocks, for 35 s at most. */
    static Finding place(AriSettings settings, DialTarget number) {
        TestCall call = new TestCall(number);
        AriSettings own = AriSettings.of(settings.uri(), settings.credentials(), settings.application() + "-doctor");
        try (AriClient ari = AriClient.connect(own)) {
            return call.place(ari);
        } catch (CompletionException e) {
            return call.refused(e.getCause() instanceof AriException known ? known : e);
        } catch (AriException e) {
            return call.refused(e);
        }
    }

    private Finding place(AriClient ari) {
        long begun = System.nanoTime();
        try (EventLane lane = ari.events().lane("test call")) {
            lane.subscribe(EventSelector.of(StasisStart.class, channel), event -> found.complete(answered(begun)));
            lane.subscribe(EventSelector.of(ChannelDestroyed.class, channel), event -> found.complete(ended(event)));
            ari.listen().toCompletableFuture().join();
            Originate call = Originate.of(channel, number.endpoint()).withTimeout(RINGS);
            ari.channels().originate(call).toCompletableFuture().join();
            return found.completeOnTimeout(unanswered(), AT_MOST.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } finally {
            ari.channels()
                    .hangUp(channel, HangupCause.NORMAL_CLEARING)
                    .exceptionally(gone -> null)
                    .toCompletableFuture()
                    .join();
        }
    }

    private Finding answered(long begun) {
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return Finding.ok(SUBJECT, name() + " was answered after " + took + " ms");
    }

    private Finding ended(ChannelDestroyed event) {
        return failed("ended before an answer, with cause " + event.cause().code() + " ("
                + DisplayText.of(event.causeText()) + ")");
    }

    private Finding unanswered() {
        return failed("was not answered within " + AT_MOST.toSeconds() + " s");
    }

    private Finding failed(String seen) {
        return Finding.fault(
                SUBJECT,
                name() + ' ' + seen,
                "cause 0: extensions.conf has no such number in that context; 34: no instance is running; otherwise the cause of "
                        + "each leg is in the record: b2bua cdr --since 1m");
    }

    private Finding refused(RuntimeException thrown) {
        return Finding.fault(
                SUBJECT,
                "Asterisk does not call " + name() + ": " + DisplayText.of(String.valueOf(thrown.getMessage())),
                "check extensions.conf for the context and the number, and that " + Setting.ARI_USERNAME
                        + " may write");
    }

    private String name() {
        return number.number() + "@" + number.peer();
    }
}
