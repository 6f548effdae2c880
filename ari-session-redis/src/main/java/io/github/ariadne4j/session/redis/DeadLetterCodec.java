package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.DeadLetter;
import io.github.ariadne4j.callflow.session.SessionJson;
import java.util.Optional;

/** The text of a dead letter: the session's JSON line, followed by the reason. */
final class DeadLetterCodec {
    private DeadLetterCodec() {}

    static String write(CallSession session, String reason) {
        return SessionJson.write(session) + '\n' + reason;
    }

    /** The session of a text; empty, and logged, if it cannot be read. */
    static Optional<DeadLetter> read(String id, String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        String reason = end < 0 ? "" : text.substring(end + 1);
        return SessionReader.readable("dead letter " + id, line).map(session -> new DeadLetter(session, reason));
    }
}
