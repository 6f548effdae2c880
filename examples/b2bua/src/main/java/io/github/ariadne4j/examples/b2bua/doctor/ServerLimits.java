package io.github.ariadne4j.examples.b2bua.doctor;

import java.util.List;
import java.util.Optional;

/** How long Asterisk waits for a slow application, and how many connections it takes. */
final class ServerLimits implements Diagnosis {
    private static final String TIMEOUT = "websocket_write_timeout";
    private static final String SESSIONS = "sessionlimit";

    /** A garbage collection is shorter. */
    private static final int SHORTEST = 500;

    /** While Asterisk waits, events queue up; over 500 of them PJSIP ignores new calls. */
    private static final int LONGEST = 1500;

    /** The client's pool, its WebSocket, and as much again for others. */
    private static final int FEWEST = 66;

    private static final String SET_TIMEOUT = "ari.conf, [general]: " + TIMEOUT + " = 1000";
    private static final String SET_SESSIONS = "http.conf, [general]: " + SESSIONS + " = 200";

    @Override
    public List<Finding> look(AsteriskView asterisk) {
        return List.of(
                asterisk.configured("ari.conf", "general", TIMEOUT)
                        .flatMap(ServerLimits::number)
                        .map(ServerLimits::timeout)
                        .orElseGet(() -> Finding.unseen(TIMEOUT, SET_TIMEOUT + " (the default of 100 is short)")),
                asterisk.configured("http.conf", "general", SESSIONS)
                        .flatMap(ServerLimits::number)
                        .map(ServerLimits::sessions)
                        .orElseGet(() ->
                                Finding.unseen(SESSIONS, SET_SESSIONS + " (the default of 100 leaves little room)")));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Finding timeout(int millis) {
        if (millis < SHORTEST) {
            return Finding.warning(
                    TIMEOUT, millis + " ms: one garbage collection cuts the application off", SET_TIMEOUT);
        }
        return millis > LONGEST
                ? Finding.warning(
                        TIMEOUT,
                        millis
                                + " ms: while Asterisk waits so long for an application that stands, it ignores new calls",
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
