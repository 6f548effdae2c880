package io.github.ariadne4j.examples.b2bua;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.callflow.recorder.export.TextLadder;
import io.github.ariadne4j.examples.b2bua.config.CallsOptions;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Prints the recorded calls of a running instance, or one of them. */
final class CallsCommand implements Command {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LOOKS_AFTER_END = 4;
    private static final String ROW = "%-36s  %-24s  %9s  %-10s  %s -> %s";

    private final CallsOptions options;
    private final Shutdown shutdown;
    private final PrintStream out;
    private final RunningInstance instance;

    CallsCommand(CallsOptions options, Shutdown shutdown, PrintStream out) {
        this.options = options;
        this.instance = new RunningInstance(options.http());
        this.shutdown = shutdown;
        this.out = out;
    }

    /**
     * Prints once, or with {@code --follow} until the call has ended or the end of the command is requested.
     *
     * @throws io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException if no instance is running
     * @throws io.github.ariadne4j.examples.b2bua.config.ConfigurationException if it has no such call
     */
    @Override
    public int run() throws InterruptedException {
        CallsOptions.One call = options.call();
        if (call == null) {
            list(instance.json(shown("/calls")));
        } else if (call.follow()) {
            follow("/calls/" + call.id());
        } else {
            out.writeBytes(bytes("/calls/" + call.id() + call.form()));
        }
        out.flush();
        return Main.WELL;
    }

    private void list(JsonNode known) {
        out.println(String.format(ROW, "call", "began", "seconds", "state", "caller", "dialled"));
        for (JsonNode call : known.path("calls")) {
            out.println(String.format(
                    ROW,
                    call.path("id").asText(),
                    DisplayText.ofTime(call.path("began").asText()),
                    call.path("seconds").asText(),
                    call.path("plan").asText(),
                    nameOf(call.path("caller").asText()),
                    nameOf(call.path("dialled").asText())));
        }
    }

    private static String nameOf(String number) {
        return number.isEmpty() ? "unknown" : DisplayText.of(number);
    }

    /** SIP messages that arrive after the end are printed too, such as the 200 to the BYE. */
    private void follow(String path) throws InterruptedException {
        String titles = "";
        int printed = 0;
        int looks = 1;
        while (looks > 0) {
            List<String> lines = get(path).lines().toList();
            String now = lines.get(TextLadder.HEADER_LINES - 1);
            if (!now.equals(titles)) {
                titles = now;
                lines.subList(printed == 0 ? 0 : TextLadder.HEADER_LINES - 1, TextLadder.HEADER_LINES)
                        .forEach(out::println);
            }
            lines.subList(Math.max(printed, TextLadder.HEADER_LINES), lines.size())
                    .forEach(out::println);
            out.flush();
            printed = lines.size();
            looks = lines.get(1).endsWith(", live") ? LOOKS_AFTER_END : looks - 1;
            if (looks > 0 && shutdown.await(PAUSE)) {
                return;
            }
        }
    }

    private String get(String path) throws InterruptedException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String path) throws InterruptedException {
        return instance.get(shown(path));
    }

    private String shown(String path) {
        return path + (options.clear() ? "?numbers=clear" : "");
    }
}
