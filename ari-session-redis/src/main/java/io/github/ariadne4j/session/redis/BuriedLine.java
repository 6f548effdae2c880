package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.BuriedSession;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.SessionJson;
import java.util.Optional;

/** The text of a buried session: the session's JSON line, followed by the reason. */
final class BuriedLine {
    private BuriedLine() {}

    static String write(CallSession session, String reason) {
        return SessionJson.write(session) + '\n' + reason;
    }

    /** The session of a text; empty, and logged, if it cannot be read. */
    static Optional<BuriedSession> read(String id, String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        String reason = end < 0 ? "" : text.substring(end + 1);
        return SessionReader.readable("buried session " + id, line).map(session -> new BuriedSession(session, reason));
    }
}
