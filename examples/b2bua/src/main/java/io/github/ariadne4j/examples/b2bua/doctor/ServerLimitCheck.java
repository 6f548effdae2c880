package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.List;
import java.util.Optional;

/** Checks how long Asterisk waits for a slow application, and how many connections it accepts. */
final class ServerLimitCheck implements AsteriskCheck {
    private static final String TIMEOUT = "websocket_write_timeout";
    private static final String SESSIONS = "sessionlimit";

    /** Longer than a garbage collection. */
    private static final int SHORTEST = 500;

    /** While Asterisk waits, events queue up; above 500 of them PJSIP ignores new calls. */
    private static final int LONGEST = 1500;

    /** The connections of the client's pool and its WebSocket, and the same number for others. */
    private static final int FEWEST = 66;

    private static final String SET_TIMEOUT = "ari.conf, [general]: " + TIMEOUT + " = 1000";
    private static final String SET_SESSIONS = "http.conf, [general]: " + SESSIONS + " = 200";

    @Override
    public List<Finding> check(AsteriskInspector asterisk) {
        return List.of(
                asterisk.configured("ari.conf", "general", TIMEOUT)
                        .flatMap(ServerLimitCheck::number)
                        .map(ServerLimitCheck::timeout)
                        .orElseGet(() -> Finding.unseen(TIMEOUT, SET_TIMEOUT + " (the default of 100 is short)")),
                asterisk.configured("http.conf", "general", SESSIONS)
                        .flatMap(ServerLimitCheck::number)
                        .map(ServerLimitCheck::sessions)
                        .orElseGet(() ->
                                Finding.unseen(SESSIONS, SET_SESSIONS + " (the default of 100 leaves little room)")));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Finding timeout(int millis) {
        if (millis < SHORTEST) {
            return Finding.warning(
                    TIMEOUT,
                    millis + " ms: a garbage collection of the application closes its connection",
                    SET_TIMEOUT);
        }
        return millis > LONGEST
                ? Finding.warning(
                        TIMEOUT,
                        millis
                                + " ms: while Asterisk waits that long for a suspended application, it ignores new calls",
                        SET_TIMEOUT)
                : Finding.ok(TIMEOUT, millis + " ms");
    }

    private static Finding sessions(int sessions) {
        return sessions < FEWEST
                ? Finding.warning(
                        SESSIONS,
                        sessions + ": the application holds up to 33 connections, and over the limit Asterisk closes"
                                + " them without an answer",
                        SET_SESSIONS)
                : Finding.ok(SESSIONS, String.valueOf(sessions));
    }
}
