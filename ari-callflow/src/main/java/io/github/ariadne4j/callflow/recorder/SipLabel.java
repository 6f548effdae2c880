package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.ari.hep.SipMessage;
import java.util.Set;

/** SIP messages in a few words. */
final class SipLabel {
    private static final Set<String> WITH_TARGET = Set.of("INVITE", "REFER", "MESSAGE");

    private SipLabel() {}

    /** {@code INVITE sip:3314@192.0.2.1}, {@code 180 Ringing}, {@code BYE}, {@code 200 OK (BYE)}. */
    static String of(SipMessage message, int sentBefore) {
        String label = message.isRequest() ? request(message) : response(message);
        return sentBefore == 0 ? label : label + ", sent again (" + sentBefore + ")";
    }

    private static String request(SipMessage message) {
        String[] parts = message.firstLine().split(" ", -1);
        return parts.length > 1 && WITH_TARGET.contains(message.method())
                ? message.method() + ' ' + parts[1]
                : message.method();
    }

    private static String response(SipMessage message) {
        String line = message.firstLine();
        String status = line.substring(line.indexOf(' ') + 1).strip();
        return message.method().equals("INVITE") ? status : status + " (" + message.method() + ')';
    }
}
