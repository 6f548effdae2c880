package io.github.ariadne4j.chaos.telephone;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord;
import io.github.ariadne4j.chaos.judge.CallRecord.End;
import io.github.ariadne4j.chaos.judge.Heard;
import io.github.ariadne4j.chaos.judge.SurveyRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the survey, for one call: hears the questions, presses its key for each after some time, again if the question is
 * repeated, and waits for the BYE. It gives up when nothing happens for too long.
 */
public final class Respondent {
    /** The number of questions; each has the tone of its number. */
    public static final int QUESTIONS = 10;
    /** The tone of the thanks. */
    public static final int THANKS = QUESTIONS + 1;

    /** Longer than any restart takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** A key that was pressed shortly before a repetition may have counted: the caller waits for the next question. */
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(2);

    private static final int FINAL = 200;
    private static final int REFUSED = 300;
    private static final int UNAVAILABLE = 503;
    private static final int NO_PORT = 488;

    private final String number;
    private final int asterisk;
    private final Duration shortest;
    private final Duration longest;
    private final Random random;
    private final String keys;
    private final Ear ear = new Ear(THANKS);
    private final List<Heard> heard = new ArrayList<>();
    private final StringJoiner story = new StringJoiner(", ");
    private final long placedNanos = System.nanoTime();
    private boolean rang;
    private @Nullable Instant answered;
    private End end = End.NONE;
    private @Nullable Instant ended;
    private long lastChange = System.nanoTime();
    private int question;
    private int pressed;
    private long pressAt;

    /**
     * For a call to this number.
     *
     * @param asterisk its SIP port
     * @param shortest the shortest time for an answer
     * @param longest the longest time for an answer
     * @param random chooses its answers and its times; of this caller alone
     */
    public Respondent(String number, int asterisk, Duration shortest, Duration longest, Random random) {
        this.number = number;
        this.asterisk = asterisk;
        this.shortest = shortest;
        this.longest = longest;
        this.random = random;
        StringBuilder chosen = new StringBuilder();
        random.ints(QUESTIONS, 0, 10).forEach(chosen::append);
        this.keys = chosen.toString();
    }

    /** Places the call and returns when it has ended. Blocks. */
    public SurveyRecord call() {
        Instant placed = Instant.now();
        try (Line line = Line.to(number, asterisk)) {
            line.send(line.dialog().invite());
            while (end == End.NONE) {
                line.receive(message -> onMessage(line, message), this::onMedia);
                onTime(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CallRecord call = new CallRecord(CallKind.SURVEY, number, placed, rang, answered, end, ended);
        return new SurveyRecord(call, List.copyOf(heard), keys, story.toString());
    }

    private void onMessage(Line line, SipMessage message) throws IOException {
        if (message.isRequest("BYE")) {
            line.sendOnce(line.dialog().accept(message));
            end(End.HUNG_UP_ON);
        } else if (message.answers("INVITE")) {
            onInvited(line, message);
        }
    }

    private void onInvited(Line line, SipMessage response) throws IOException {
        if (response.status() < FINAL) {
            rang |= response.status() > 100;
            return;
        }
        line.sendOnce(line.dialog().ack(response));
        if (response.status() >= REFUSED) {
            end(refusal(response.status()));
        } else if (answered == null) {
            rang = true;
            answered = Instant.now();
            lastChange = System.nanoTime();
        }
    }

    private static End refusal(int status) {
        return switch (status) {
            case UNAVAILABLE -> End.UNAVAILABLE;
            case NO_PORT -> End.NO_PORT;
            default -> End.REFUSED;
        };
    }

    private void onMedia(ByteBuffer packet) {
        long now = System.nanoTime();
        ear.hear(packet, now).ifPresent(tone -> {
            heard.add(new Heard(tone, Instant.now()));
            tell("hears " + tone);
            lastChange = now;
            question = tone <= QUESTIONS ? tone : 0;
            Duration least = tone == pressed ? ASKED_AGAIN : shortest;
            pressAt = now
                    + least.toNanos()
                    + random.nextLong(longest.minus(shortest).toNanos());
        });
    }

    private void tell(String what) {
        story.add(String.format(Locale.ROOT, "%.1f %s", (System.nanoTime() - placedNanos) / 1e9, what));
    }

    private void onTime(Line line) throws IOException {
        long now = System.nanoTime();
        if (question > 0 && now - pressAt >= 0) {
            char key = keys.charAt(question - 1);
            line.send(line.dialog().press(key));
            tell("presses " + key);
            pressed = question;
            question = 0;
        }
        if (end == End.NONE && now - lastChange > PATIENCE.toNanos()) {
            line.sendOnce(
                    answered == null ? line.dialog().cancel() : line.dialog().bye());
            end(answered == null ? End.GAVE_UP : End.HUNG_UP);
        }
    }

    private void end(End how) {
        end = how;
        ended = Instant.now();
    }
}
