package io.github.ariadne4j.chaos.telephone;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A received SIP message. */
record SipMessage(String text) {
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3})");
    private static final Pattern CSEQ = Pattern.compile("(?im)^CSeq: *(\\d+) (\\w+)");
    private static final Pattern TO = Pattern.compile("(?im)^To: *([^\\r\\n]*)");
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+)");
    private static final Pattern COPIED = Pattern.compile("(?im)^(?:Via|From|To|Call-ID|CSeq):[^\\r\\n]*");

    /** The status of a response; 0 of a request. */
    int status() {
        Matcher status = STATUS.matcher(text);
        return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
    }

    boolean isRequest(String method) {
        return text.startsWith(method + ' ');
    }

    /** Whether this is a response to a request with this method. */
    boolean answers(String method) {
        return status() > 0 && cseq().group(2).equals(method);
    }

    int sequence() {
        return Integer.parseInt(cseq().group(1));
    }

    String to() {
        return first(TO).group(1);
    }

    /** The RTP port of its SDP; 0 if it has none. */
    int audioPort() {
        Matcher audio = AUDIO.matcher(text);
        return audio.find() ? Integer.parseInt(audio.group(1)) : 0;
    }

    /** The headers that a response within a dialog repeats, each with its line end. */
    String copied() {
        return COPIED.matcher(text)
                .results()
                .map(header -> header.group() + "\r\n")
                .collect(Collectors.joining());
    }

    private MatchResult cseq() {
        return first(CSEQ);
    }

    private MatchResult first(Pattern header) {
        return header.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(header + " is missing in " + text));
    }
}
