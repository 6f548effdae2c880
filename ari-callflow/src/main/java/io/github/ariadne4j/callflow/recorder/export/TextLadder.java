package io.github.ariadne4j.callflow.recorder.export;

import io.github.ariadne4j.callflow.quality.LegQuality;
import io.github.ariadne4j.callflow.recorder.CallChannel;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.Lane;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call as a ladder for a terminal with a font of equal widths. A line for each event, request, answer, transition and write, with
 * the time since the beginning, the time since the line before, an arrow between its lanes, and what it was. Lines of a live call
 * stay as they are, and new ones follow, so that a program may print what is new; a new lane widens all of them.
 */
public final class TextLadder {
    /** The number of lines before the first one of the ladder. */
    public static final int HEADER_LINES = 5;

    private static final int WIDTH = 13;
    private static final String TIMES = "%10s %9s  ";

    private TextLadder() {}

    /** The text, each line with a line feed at its end. */
    public static String of(RecordedCall call) {
        List<Lane> lanes = call.lanes();
        StringBuilder text = new StringBuilder(header(call, lanes));
        List<Step> steps = Step.of(call);
        Duration before = steps.isEmpty() ? Duration.ZERO : steps.get(0).at();
        for (Step step : steps) {
            String delta = '+' + Step.seconds(step.at().minus(before));
            text.append(String.format(TIMES, step.seconds(), delta));
            text.append(row(step, lanes))
                    .append(' ')
                    .append(printable(told(step)))
                    .append('\n');
            before = step.at();
        }
        return text.toString();
    }

    private static String header(RecordedCall call, List<Lane> lanes) {
        CallSummary summary = call.summary();
        StringBuilder titles = new StringBuilder();
        lanes.forEach(lane -> titles.append(centered(lane.title())));
        return "call " + summary.id() + ", began " + summary.began() + '\n'
                + printable(nameOf(summary.caller()) + " -> " + nameOf(summary.dialled())) + ", " + summary.plan()
                + (summary.live() ? ", live" : "") + '\n'
                + printable("SIP: " + sip(call)) + '\n'
                + call.quality().stream().map(TextLadder::quality).collect(Collectors.joining("; ")) + '\n'
                + (String.format(TIMES, "seconds", "delta") + titles).stripTrailing() + '\n';
    }

    private static String sip(RecordedCall call) {
        String hint = call.sip().hint();
        String callIds = call.channels().stream()
                .filter(channel -> !channel.callId().isEmpty())
                .map(TextLadder::callId)
                .collect(Collectors.joining(", "));
        return Stream.of(callIds, hint == null ? "" : hint)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String quality(LegQuality quality) {
        return Lane.of(quality.leg()).title()
                + ' '
                + figure("%.1f %% lost", quality.lossPercent())
                + figure(", jitter %.1f ms", quality.jitterMs())
                + figure(", round trip %.1f ms", quality.rttMs())
                + figure(", MOS %.1f", quality.mos());
    }

    private static String figure(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    private static String callId(CallChannel channel) {
        String status = channel.sipStatus() == null ? "" : " (" + channel.sipStatus() + ')';
        return channel.lane().title() + ' ' + channel.callId() + status;
    }

    private static String nameOf(String number) {
        return number.isEmpty() ? "unknown" : number;
    }

    private static String told(Step step) {
        if (step.answer() != null) {
            return step.label();
        }
        return step.entry().outcome() == LadderEntry.Outcome.FAILED && !(step.entry() instanceof LadderEntry.Request)
                ? "! " + step.label()
                : step.label();
    }

    private static String centered(String name) {
        String title = printable(name.substring(0, Math.min(name.length(), WIDTH - 1)));
        int left = (WIDTH - title.length()) / 2;
        return " ".repeat(left) + title + " ".repeat(WIDTH - title.length() - left);
    }

    private static String row(Step step, List<Lane> lanes) {
        char[] row = " ".repeat(WIDTH * lanes.size()).toCharArray();
        for (int i = 0; i < lanes.size(); i++) {
            row[middle(i)] = '|';
        }
        int from = middle(lanes.indexOf(step.from()));
        int to = middle(lanes.indexOf(step.to()));
        if (from == to) {
            row[from] = '*';
            return new String(row);
        }
        for (int i = Math.min(from, to) + 1; i < Math.max(from, to); i++) {
            row[i] = step.isAnswer() ? '.' : '-';
        }
        row[to > from ? to - 1 : to + 1] = to > from ? '>' : '<';
        return new String(row);
    }

    private static int middle(int lane) {
        return lane * WIDTH + WIDTH / 2;
    }

    /** Texts of a far end may hold control sequences of a terminal: they are replaced. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .forEach(c -> printable.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return printable.toString();
    }
}
