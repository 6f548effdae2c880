package io.github.ariadne4j.examples.b2bua.real.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A SIP message as it came. */
record SipMessage(String text) {
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3})");
    private static final Pattern CSEQ = Pattern.compile("(?im)^CSeq: *(\\d+) (\\w+)");
    private static final Pattern COPIED = Pattern.compile("(?im)^(?:Via|From|Call-ID|CSeq):[^\\r\\n]*");
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d+) RTP/AVP ([0-9 ]+)");

    /** The status of a response; 0 of a request. */
    int status() {
        Matcher status = STATUS.matcher(text);
        return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
    }

    boolean isRequest(String method) {
        return text.startsWith(method + ' ');
    }

    /** Is a final response to an INVITE. */
    boolean isFinalToInvite() {
        return status() >= 200 && method().equals("INVITE");
    }

    int sequence() {
        return Integer.parseInt(cseq().group(1));
    }

    private String method() {
        return cseq().group(2);
    }

    private Matcher cseq() {
        Matcher cseq = CSEQ.matcher(text);
        if (!cseq.find()) {
            throw new IllegalArgumentException("no CSeq in " + text);
        }
        return cseq;
    }

    String header(String name) {
        Matcher header = Pattern.compile("(?im)^" + name + ": *([^\\r\\n]*)").matcher(text);
        return header.find() ? header.group(1) : "";
    }

    /** The port that the sender listens to; 0 without media. */
    int audioPort() {
        Matcher audio = AUDIO.matcher(text);
        return audio.find() ? Integer.parseInt(audio.group(1)) : 0;
    }

    /** The payload types of the audio; empty without media. */
    String audioTypes() {
        Matcher audio = AUDIO.matcher(text);
        return audio.find() ? audio.group(2) : "";
    }

    /** The headers that a response repeats, without To, which gets a tag. */
    String copied() {
        return COPIED.matcher(text)
                .results()
                .map(header -> header.group() + "\r\n")
                .collect(Collectors.joining());
    }
}
