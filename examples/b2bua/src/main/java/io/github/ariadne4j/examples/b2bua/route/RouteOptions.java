package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.call.FailOver;
import io.github.ariadne4j.callflow.call.Ringback;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a route says after its targets, such as {@code ,ringback=music,failover=any}.
 *
 * @param ringback what callers hear while the targets ring; {@code relay} unless the route says otherwise
 * @param failOver after which failures the next targets are tried; not after busy and rejected unless the route says {@code any}
 */
record RouteOptions(Ringback ringback, FailOver failOver) {
    private static final RouteOptions NONE = new RouteOptions(Ringback.RELAY, FailOver.UNLESS_CALLEE_DECIDED);
    private static final String FORMS =
            "an option of a route reads ringback=relay, ringback=ring, ringback=music, ringback=tone, ringback=silence"
                    + " or failover=any";

    /** @throws IllegalArgumentException if one is none, or is given twice; the message says what to change */
    static RouteOptions parse(List<String> texts) {
        Set<String> given = new HashSet<>();
        RouteOptions options = NONE;
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = (equals < 0 ? text : text.substring(0, equals)).strip();
            options = options.with(name, text.substring(equals + 1).strip(), text);
            if (!given.add(name)) {
                throw new IllegalArgumentException("option " + name + " is given twice");
            }
        }
        return options;
    }

    private RouteOptions with(String name, String value, String text) {
        if (name.equals("ringback")) {
            return new RouteOptions(ringback(value, text), failOver);
        }
        if (name.equals("failover") && value.equals("any")) {
            return new RouteOptions(ringback, FailOver.ALWAYS);
        }
        throw bad(text);
    }

    private static Ringback ringback(String value, String text) {
        return switch (value) {
            case "relay" -> Ringback.RELAY;
            case "ring" -> Ringback.RING;
            case "music" -> Ringback.MUSIC;
            case "tone" -> Ringback.TONE;
            case "silence" -> Ringback.SILENCE;
            default -> throw bad(text);
        };
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("option " + text + ": " + FORMS);
    }
}
