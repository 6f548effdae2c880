package io.github.ariadne4j.chaos.telephone;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord;
import io.github.ariadne4j.chaos.judge.CallRecord.End;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.judge.HeardTone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A SIP telephone of one call, which it places: recognises tones, and presses the keys of its {@link CallerBehaviour}. */
public final class Telephone {
    private static final Duration LAST_ANSWER = Duration.ofSeconds(3);
    /** A pause between two tones may be shorter. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final int FINAL = 200;
    private static final int REFUSED = 300;
    private static final int UNAVAILABLE = 503;
    private static final int NO_PORT = 488;

    private final CallKind kind;
    private final String number;
    private final int asterisk;
    private final CallerBehaviour behaviour;
    private final KeySchedule next = new KeySchedule();
    private final ToneDetector ear = new ToneDetector(FlowTones.THANKS);
    private final KeyEvents keys = new KeyEvents();
    private final List<HeardTone> heard = new ArrayList<>();
    private final StringJoiner story = new StringJoiner(", ");
    private final long placedNanos = System.nanoTime();
    private @Nullable ToneSender voice;
    private boolean rang;
    private @Nullable Instant answered;
    private End end = End.NONE;
    private @Nullable Instant ended;
    private long lastChange = System.nanoTime();
    private boolean silent;
    private volatile boolean stopped;

    /**
     * For a call to this number.
     *
     * @param asterisk its SIP port
     */
    public Telephone(CallKind kind, String number, int asterisk, CallerBehaviour behaviour) {
        this.kind = kind;
        this.number = number;
        this.asterisk = asterisk;
        this.behaviour = behaviour;
    }

    /** Places the call and returns when it has ended. Blocks. */
    public HeardCall call() {
        Instant placed = Instant.now();
        try (TelephoneSockets line = TelephoneSockets.to(number, asterisk)) {
            line.send(line.dialog().invite());
            while (end == End.NONE && !stopped) {
                line.receive(message -> onMessage(line, message), this::onMedia);
                onTime(line);
            }
            if (end == End.NONE && answered != null) {
                line.send(line.dialog().bye());
            }
            line.finish(LAST_ANSWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CallRecord call = new CallRecord(kind, number, placed, rang, answered, end, ended);
        return new HeardCall(call, List.copyOf(heard), behaviour.keys(), story.toString());
    }

    /** Ends a call that goes on for too long; its record has no end. Any thread. */
    public void stop() {
        stopped = true;
    }

    private void onMessage(TelephoneSockets line, SipMessage message) throws IOException {
        if (message.isRequest("BYE")) {
            line.sendOnce(line.dialog().accept(message));
            end(End.HUNG_UP_ON);
        } else if (message.isRequest("INFO")) {
            line.sendOnce(line.dialog().accept(message));
        } else if (message.answers("INVITE")) {
            onInvited(line, message);
        }
    }

    private void onInvited(TelephoneSockets line, SipMessage response) throws IOException {
        if (response.status() < FINAL) {
            rang |= response.status() > 100;
            return;
        }
        line.sendOnce(line.dialog().ack(response));
        if (response.status() >= REFUSED) {
            end(refusal(response.status()));
        } else if (answered == null) {
            onAnswered(line, response);
        }
    }

    private void onAnswered(TelephoneSockets line, SipMessage response) {
        rang = true;
        answered = Instant.now();
        lastChange = System.nanoTime();
        line.sendMediaTo(response.audioPort());
        voice = behaviour.voice() == 0 ? null : new ToneSender(behaviour.voice());
        behaviour.answered(next);
    }

    private static End refusal(int status) {
        return switch (status) {
            case UNAVAILABLE -> End.UNAVAILABLE;
            case NO_PORT -> End.NO_PORT;
            default -> End.REFUSED;
        };
    }

    private void onMedia(ByteBuffer packet) {
        if (ToneDetector.isSound(packet)) {
            onSound(packet);
            return;
        }
        char key = keys.hear(packet);
        if (key != 0) {
            tell("is sent key " + key);
        }
    }

    private void onSound(ByteBuffer packet) {
        long now = System.nanoTime();
        ear.hear(packet, now).ifPresent(tone -> {
            heard.add(new HeardTone(tone, Instant.now()));
            tell("hears " + tone);
            silent = false;
            lastChange = now;
            behaviour.hears(tone, next);
        });
    }

    private void tell(String what) {
        story.add(String.format(Locale.ROOT, "%.1f %s", (System.nanoTime() - placedNanos) / 1e9, what));
    }

    private void onTime(TelephoneSockets line) throws IOException {
        long now = System.nanoTime();
        tellSilence(now);
        speak(line, now);
        char key = next.due(now);
        boolean givesUp = now - lastChange > behaviour.patience().toNanos();
        if (key == KeySchedule.HANG_UP || (givesUp && answered != null)) {
            leave(line, line.dialog().bye(), End.HUNG_UP);
        } else if (givesUp) {
            leave(line, line.dialog().cancel(), End.GAVE_UP);
        } else if (key != 0) {
            line.send(line.dialog().press(key));
            tell("presses " + key);
        }
    }

    private void tellSilence(long now) {
        if (!silent && !heard.isEmpty() && now - ear.lastNanos() > SILENCE.toNanos()) {
            silent = true;
            tell("hears no tone");
        }
    }

    private void speak(TelephoneSockets line, long now) throws IOException {
        ToneSender tone = voice;
        if (tone == null) {
            return;
        }
        for (ByteBuffer packet = tone.due(now); packet != null; packet = tone.due(now)) {
            line.sendMedia(packet);
        }
    }

    private void leave(TelephoneSockets line, String request, End how) throws IOException {
        if (end == End.NONE) {
            line.send(request);
            end(how);
        }
    }

    private void end(End how) {
        tell("ends: " + how);
        end = how;
        ended = Instant.now();
    }
}
