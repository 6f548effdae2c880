package io.github.ariadne4j.testkit.standalone;

import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.util.ArrayList;
import java.util.List;

/** The commands of the running simulator, one a line. Any thread. */
final class Console {
    static final String COMMANDS = "call FROM TO [APPLICATION] | hangup | busy NUMBER | channels | applications | quit";

    private final AriSimulator asterisk;
    private final List<SimulatedCall> calls = new ArrayList<>();

    Console(AriSimulator asterisk) {
        this.asterisk = asterisk;
    }

    /** Whether a line is the command to end. */
    static boolean ends(String line) {
        return "quit".equals(line.strip());
    }

    /** Executes a command; its output, empty if it has none. */
    synchronized String answer(String line) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        return switch (words.get(0)) {
            case "call" -> call(words);
            case "hangup" -> hangUp();
            case "busy" -> busy(words);
            case "channels" -> asterisk.channels().toString();
            case "applications" -> asterisk.applications().toString();
            case "" -> "";
            default -> "Commands: " + COMMANDS;
        };
    }

    private String call(List<String> words) {
        List<String> applications = asterisk.applications();
        if (words.size() < 3 || (words.size() < 4 && applications.size() != 1)) {
            return "usage: call FROM TO APPLICATION; connected applications: " + applications;
        }
        String application = words.size() > 3 ? words.get(3) : applications.get(0);
        SimulatedCall call = asterisk.call(words.get(1)).dialling(words.get(2)).placeInto(application);
        calls.add(call);
        return "channel " + call.channelId();
    }

    /** Ends the calls of all callers, answered or not. */
    private String hangUp() {
        calls.forEach(SimulatedCall::cancel);
        calls.forEach(SimulatedCall::hangUp);
        calls.clear();
        return "";
    }

    private String busy(List<String> words) {
        if (words.size() != 2) {
            return "usage: busy NUMBER";
        }
        asterisk.callees().on(words.get(1), CalleeScript.busy());
        return "";
    }
}
