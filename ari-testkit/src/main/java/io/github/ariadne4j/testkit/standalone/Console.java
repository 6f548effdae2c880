package io.github.ariadne4j.testkit.standalone;

import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What a person can tell the simulator while it runs, one command a line. */
final class Console {
    static final String COMMANDS = "call FROM TO [APPLICATION] | hangup | busy NUMBER | channels | applications | quit";

    private final AriSimulator asterisk;
    private final PrintStream out;
    private final List<SimulatedCall> calls = new ArrayList<>();

    Console(AriSimulator asterisk, PrintStream out) {
        this.asterisk = asterisk;
        this.out = out;
    }

    /** Does what a line says; false: it said to end. */
    boolean obeys(String line) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        switch (words.get(0)) {
            case "quit" -> {
                return false;
            }
            case "call" -> call(words);
            case "hangup" -> hangUp();
            case "busy" -> busy(words);
            case "channels" -> out.println(asterisk.channels());
            case "applications" -> out.println(asterisk.applications());
            case "" -> {}
            default -> out.println("Commands: " + COMMANDS);
        }
        return true;
    }

    private void call(List<String> words) {
        List<String> applications = asterisk.applications();
        if (words.size() < 3 || (words.size() < 4 && applications.size() != 1)) {
            out.println("call FROM TO APPLICATION; connected: " + applications);
            return;
        }
        String application = words.size() > 3 ? words.get(3) : applications.get(0);
        SimulatedCall call = asterisk.call(words.get(1)).dialling(words.get(2)).placeInto(application);
        calls.add(call);
        out.println("channel " + call.channelId());
    }

    /** All callers hang up, answered or not. */
    private void hangUp() {
        calls.forEach(SimulatedCall::cancel);
        calls.forEach(SimulatedCall::hangUp);
        calls.clear();
    }

    private void busy(List<String> words) {
        if (words.size() == 2) {
            asterisk.callees().on(words.get(1), CalleeScript.busy());
        } else {
            out.println("busy NUMBER");
        }
    }
}
