package io.github.ariadne4j.callflow.recorder.export;

import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.Lane;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A call as the source of a JUnit test: the record plays Asterisk's part in {@code ari-testkit}'s replay, and the test fails unless
 * an engine with the flow in it gives the recorded commands, all of them and no others. The flow rings what the call rang; put the
 * application's own in its place. Where a flow of the application's own decided, that one has to be put there before the test passes.
 */
public final class ReplayTest {
    private static final Duration SPARE = Duration.ofSeconds(5);
    /** The most characters in one string constant. A class file allows 65,535 bytes for it; a character takes up to three. */
    private static final int LONGEST_CONSTANT = 20_000;

    private ReplayTest() {}

    /** The name of the class. */
    public static String className(RecordedCall call) {
        return "Call" + call.summary().id().toString().replace("-", "") + "Test";
    }

    /** Whether the beginning of the call, and all after it, is there to be replayed. */
    public static boolean isPossible(RecordedCall call) {
        return isComplete(call.withoutSip());
    }

    private static boolean isComplete(RecordedCall call) {
        return call.leftOut().isNothing()
                && !call.entries().isEmpty()
                && call.entries().get(0) instanceof LadderEntry.Event first
                && first.type().equals("StasisStart")
                && call.entries().stream()
                        .noneMatch(entry -> entry instanceof LadderEntry.Event event
                                && event.payload().isEmpty());
    }

    /**
     * The source of a class in the package without name.
     *
     * @throws IllegalArgumentException if it is not {@linkplain #isPossible possible}
     */
    public static String of(RecordedCall call) {
        if (!isPossible(call)) {
            throw new IllegalArgumentException("call " + call.summary().id()
                    + " cannot be replayed: parts of it were not seen by this instance, or are no longer kept");
        }
        return SOURCE.replace("@CLASS@", className(call))
                .replace("@CALL@", call.summary().id().toString())
                .replace("@BEGAN@", call.summary().began().toString())
                .replace("@APPLICATION@", JavaLiteral.of(call.application()))
                .replace(
                        "@PATIENCE@",
                        Long.toString(
                                longestPause(call.withoutSip()).plus(SPARE).toSeconds()))
                .replace(
                        "@TIMEOUT@",
                        Long.toString(
                                call.summary().lasted().plus(SPARE).plus(SPARE).toSeconds()))
                .replace("@FLOW@", flow(call.hunt()))
                .replace("@RECORD@", record(JsonLines.lines(call)));
    }

    /** Before a request that a timer sent. The record may have been written long after the last one. */
    private static Duration longestPause(RecordedCall call) {
        Duration longest = Duration.ZERO;
        for (int i = 0; i < call.entries().size(); i++) {
            boolean isRecord = call.entries().get(i).to().kind() == Lane.Kind.CDRS;
            Duration pause = call.timesOf(i).delta();
            longest = pause.compareTo(longest) > 0 && !isRecord ? pause : longest;
        }
        return longest;
    }

    private static String flow(@Nullable HuntPlan hunt) {
        return hunt == null
                ? "throw new UnsupportedOperationException(\"return the flow of your application here\");"
                : "return new DialAndBridge(Router.nonBlocking(call -> " + route(hunt) + "));";
    }

    private static String route(HuntPlan hunt) {
        String rounds = hunt.rounds().stream()
                .map(round -> round.offers().stream()
                        .map(ReplayTest::offer)
                        .collect(Collectors.joining(", ", "new HuntPlan.Round(List.of(", "))")))
                .collect(Collectors.joining(", "));
        return "new HuntPlan(List.of(" + rounds + "), Ringback."
                + hunt.ringback().name() + ", " + failOver(hunt.failOver()) + ')' + longestTalk(hunt.longestTalk());
    }

    private static String longestTalk(@Nullable LongestTalk longest) {
        return longest == null ? "" : ".with(LongestTalk.of(" + millis(longest.time()) + "))";
    }

    private static String failOver(FailOver failOver) {
        String causes = failOver.endsHunt().stream()
                .map(cause -> "HangupCause.of(" + cause.code() + ')')
                .sorted()
                .collect(Collectors.joining(", "));
        return "new FailOver(Set.of(" + causes + "))";
    }

    private static String offer(HuntPlan.Offer offer) {
        DialTarget target = offer.target();
        String progress = offer.progressWithin() == null ? "null" : millis(offer.progressWithin());
        return "new HuntPlan.Offer(DialTarget.parse(" + JavaLiteral.of(target.endpoint()) + ").ringFor("
                + millis(target.ringFor()) + ')' + OptionsSource.of(target.options()) + ", "
                + millis(offer.startAfter()) + ", " + progress + ')';
    }

    private static String millis(Duration time) {
        return "Duration.ofMillis(" + time.toMillis() + ')';
    }

    /** Constants that are short enough for a class file. */
    private static String record(List<String> lines) {
        return lines.stream()
                .flatMap(line -> parts(line + '\n').stream())
                .map(JavaLiteral::of)
                .collect(Collectors.joining(",\n            "));
    }

    private static List<String> parts(String line) {
        return line.length() <= LONGEST_CONSTANT
                ? List.of(line)
                : IntStream.range(0, (line.length() + LONGEST_CONSTANT - 1) / LONGEST_CONSTANT)
                        .mapToObj(i -> line.substring(
                                i * LONGEST_CONSTANT, Math.min(line.length(), (i + 1) * LONGEST_CONSTANT)))
                        .toList();
    }

    private static final String SOURCE = """
            import static org.junit.jupiter.api.Assertions.assertTrue;

            import io.github.ariadne4j.ari.AriClient;
            import io.github.ariadne4j.ari.AriSettings;
            import io.github.ariadne4j.ari.Credentials;
            import io.github.ariadne4j.ari.model.HangupCause;
            import io.github.ariadne4j.callflow.CallEngine;
            import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
            import io.github.ariadne4j.callflow.b2bua.Router;
            import io.github.ariadne4j.callflow.route.DialOptions;
            import io.github.ariadne4j.callflow.route.DialTarget;
            import io.github.ariadne4j.callflow.route.FailOver;
            import io.github.ariadne4j.callflow.route.HuntPlan;
            import io.github.ariadne4j.callflow.call.LongestTalk;
            import io.github.ariadne4j.callflow.route.OutboundCallerId;
            import io.github.ariadne4j.callflow.route.Ringback;
            import io.github.ariadne4j.callflow.flow.CallFlow;
            import io.github.ariadne4j.testkit.replay.AriReplay;
            import io.github.ariadne4j.testkit.replay.ReplayReport;
            import io.github.ariadne4j.testkit.replay.ReplaySettings;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.List;
            import java.util.Set;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.io.TempDir;

            /** Call @CALL@ as it was recorded, @BEGAN@. */
            class @CLASS@ {
                @TempDir
                Path folder;

                /** Rings what the call rang; put the application's own flow here. */
                private static CallFlow flow() {
                    @FLOW@
                }

                @Test
                void the_application_gives_the_commands_that_it_gave() throws Exception {
                    Path record = Files.writeString(folder.resolve("call.jsonl"), String.join("", RECORD));
                    ReplaySettings settings = ReplaySettings.defaults().withPatience(Duration.ofSeconds(@PATIENCE@));
                    try (AriReplay replay = AriReplay.of(record, settings);
                            AriClient ari = AriClient.connect(
                                    AriSettings.of(replay.uri(), new Credentials("any", "login"), @APPLICATION@));
                            CallEngine engine = CallEngine.builder(ari).flow(flow()).start()) {
                        ReplayReport report = replay.awaitEnd(Duration.ofSeconds(@TIMEOUT@));

                        assertTrue(report.hasTheSameCommands(), report.toString());
                    }
                }

                private static final List<String> RECORD = List.of(
                        @RECORD@);
            }
            """;
}
