package io.github.ariadne4j.ari.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.connection.ConnectionKind.Accepted;
import io.github.ariadne4j.ari.connection.ConnectionKind.AcceptedForOneCall;
import io.github.ariadne4j.ari.connection.ConnectionKind.Dialled;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The transitions of each kind of connection, for each input in each situation; steps have the short names of the
 * table.
 */
class ReconnectMachineTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), () -> 1.0);

    private static final Map<String, ConnectionKind> KINDS = Map.of(
            "dialled", new Dialled(BACKOFF, Duration.ofSeconds(1), false),
            "taking back", new Dialled(BACKOFF, Duration.ofSeconds(1), true),
            "accepted", new Accepted(),
            "one call's", new AcceptedForOneCall(Duration.ofSeconds(2)));

    /** The inputs that lead to each situation. */
    private static final Map<String, String> SITUATIONS = Map.ofEntries(
            Map.entry("new", ""),
            Map.entry("opening", "LISTEN"),
            Map.entry("restoring", "LISTEN OPENED"),
            Map.entry("failed", "LISTEN LOST"),
            Map.entry("asked", "LISTEN"),
            Map.entry("attached", "OPENED"),
            Map.entry("missing", "OPENED LOST"),
            Map.entry("listening", "LISTEN OPENED RESTORED"),
            Map.entry("waiting", "LISTEN OPENED RESTORED LOST"),
            Map.entry("reopening", "LISTEN OPENED RESTORED LOST TIMER"),
            Map.entry("returning", "LISTEN OPENED RESTORED LOST TIMER OPENED"),
            Map.entry("back", "LISTEN OPENED RESTORED LOST OPENED"),
            Map.entry("refused", "LISTEN OPENED RESTORED LOST TIMER REFUSED"),
            Map.entry("replaced", "LISTEN OPENED RESTORED REPLACED"),
            Map.entry("closing", "LISTEN OPENED RESTORED CLOSE"),
            Map.entry("cancelled", "LISTEN CLOSE"),
            Map.entry("closed", "LISTEN OPENED RESTORED CLOSE LOST"));

    private static final String DIALLED = """
            situation | LISTEN | OPENED  | RESTORED                   | LOST                          | REFUSED              | TIMER | REPLACED                     | CLOSE
            new       | open   |         |                            |                               |                      |       | REPLACED fail.REPLACED close | CLOSED fail.CLOSED
            opening   |        | restore |                            | fail.UNREACHABLE              | REFUSED fail.REFUSED |       | REPLACED fail.REPLACED close | CLOSED fail.CLOSED close
            restoring |        |         | LISTENING offer listen     | fail.UNREACHABLE              | REFUSED fail.REFUSED |       | REPLACED fail.REPLACED close | CLOSED fail.CLOSED close
            failed    |        |         |                            |                               |                      |       | REPLACED fail.REPLACED close | CLOSED fail.CLOSED
            listening |        |         | offer listen               | report RECONNECTING timer.100 | REFUSED fail.REFUSED |       | REPLACED fail.REPLACED close | CLOSED fail.CLOSED close
            waiting   |        |         |                            |                               |                      | open  | REPLACED fail.REPLACED close | CLOSED fail.CLOSED
            reopening |        | restore |                            | timer.200                     | REFUSED fail.REFUSED |       | REPLACED fail.REPLACED close | CLOSED fail.CLOSED close
            returning |        |         | LISTENING offer listen gap | timer.200                     | REFUSED fail.REFUSED |       | REPLACED fail.REPLACED close | CLOSED fail.CLOSED close
            refused   |        |         |                            |                               |                      |       |                              |
            replaced  |        |         |                            |                               |                      |       |                              | close
            closing   |        |         |                            |                               |                      |       |                              | close
            closed    |        |         |                            |                               |                      |       |                              |
            cancelled |        | close   |                            |                               |                      |       |                              | close
            """;

    private static final String ACCEPTED = """
            situation | LISTEN          | OPENED              | RESTORED             | LOST                | GOODBYE             | TIMER | REPLACED               | CLOSE
            new       | deliver         |                     |                      |                     |                     |       | REPLACED fail.REPLACED | CLOSED fail.CLOSED
            asked     |                 | deliver restore     |                      |                     |                     |       | REPLACED fail.REPLACED | CLOSED fail.CLOSED
            attached  | deliver restore |                     | LISTENING listen     | report RECONNECTING | report RECONNECTING |       | REPLACED fail.REPLACED | CLOSED fail.CLOSED close
            missing   | deliver         | CONNECTED           |                      |                     |                     |       | REPLACED fail.REPLACED | CLOSED fail.CLOSED
            restoring |                 | deliver restore     | LISTENING listen     | report RECONNECTING | report RECONNECTING |       | REPLACED fail.REPLACED | CLOSED fail.CLOSED close
            listening |                 | deliver restore     | listen               | report RECONNECTING | report RECONNECTING |       | REPLACED fail.REPLACED | CLOSED fail.CLOSED close
            waiting   |                 | deliver restore     |                      |                     |                     |       | REPLACED fail.REPLACED | CLOSED fail.CLOSED
            back      |                 | deliver restore     | LISTENING listen gap | report              | report              |       | REPLACED fail.REPLACED | CLOSED fail.CLOSED close
            replaced  |                 |                     |                      |                     |                     |       |                        | close
            closing   |                 |                     |                      |                     |                     |       |                        | close
            closed    |                 |                     |                      |                     |                     |       |                        |
            """;

    private static final String ONE_CALL = """
            situation | LOST                           | GOODBYE                  | TIMER
            new       |                                |                          |
            attached  | report RECONNECTING timer.2000 | CLOSED fail.CLOSED drain |
            missing   |                                |                          | CLOSED fail.CLOSED drain
            restoring | report RECONNECTING timer.2000 | CLOSED fail.CLOSED drain |
            listening | report RECONNECTING timer.2000 | CLOSED fail.CLOSED drain |
            waiting   |                                |                          | CLOSED fail.CLOSED drain
            back      | report timer.2000              | CLOSED fail.CLOSED drain |
            replaced  |                                |                          |
            closed    |                                |                          |
            """;

    private static final String TAKING_BACK = """
            situation | REPLACED
            opening   | takeback
            restoring | takeback
            listening | takeback
            returning | takeback
            refused   |
            closed    |
            """;

    @TestFactory
    Stream<DynamicTest> every_situation_has_one_answer_to_every_input() {
        return Stream.of(
                        table("dialled", DIALLED),
                        table("accepted", ACCEPTED),
                        table("one call's", ONE_CALL),
                        table("taking back", TAKING_BACK))
                .flatMap(cells -> cells);
    }

    private static Stream<DynamicTest> table(String kind, String table) {
        List<String> inputs = cells(table.lines().findFirst().orElseThrow());
        return table.lines()
                .skip(1)
                .map(ReconnectMachineTest::cells)
                .flatMap(row -> IntStream.range(1, inputs.size())
                        .mapToObj(column -> cell(kind, row.get(0), inputs.get(column), row.get(column))));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
    }

    private static DynamicTest cell(String kind, String situation, String input, String steps) {
        return DynamicTest.dynamicTest(kind + ", " + situation + ": " + input, () -> {
            ReconnectMachine machine = new ReconnectMachine(KINDS.get(kind));
            ReconnectState current = ReconnectState.begin();
            String way = SITUATIONS.get(situation);
            for (String before : way.isEmpty() ? new String[0] : way.split(" ")) {
                current = ConnectionInput.valueOf(before)
                        .of(machine, current, Duration.ZERO)
                        .next();
            }
            assertThat(named(ConnectionInput.valueOf(input).of(machine, current, Duration.ZERO)))
                    .isEqualTo(steps);
        });
    }

    private static String named(ConnectionTransition transition) {
        return transition.steps().stream().map(ReconnectMachineTest::named).collect(Collectors.joining(" "));
    }

    private static String named(ConnectionStep step) {
        if (step instanceof ConnectionStep.Enter enter) {
            return enter.state().name();
        }
        if (step instanceof ConnectionStep.FailListening fail) {
            return "fail." + fail.failure();
        }
        if (step instanceof ConnectionStep.StartTimer timer) {
            return "timer." + timer.after().toMillis();
        }
        return step.getClass()
                .getSimpleName()
                .replaceAll("Socket|Listening|Loss|Held", "")
                .replace("ReportGap", "gap")
                .replace("Start", "listen")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
