package io.github.ariadne4j.ari.hep;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the identifying parts of a SIP message: start line, CSeq and Call-ID. */
final class SipReader {
    private static final Pattern REQUEST = Pattern.compile("([A-Za-z]{1,32}) \\S{1,4096} SIP/2\\.0");
    private static final Pattern RESPONSE = Pattern.compile("SIP/2\\.0 ([1-6]\\d\\d)(?: .{0,4096})?");
    private static final Pattern CSEQ = Pattern.compile("(\\d{1,10})[ \\t]{1,64}([A-Za-z]{1,32})");
    private static final int LONGEST_CALL_ID = 1_024;

    /** Shared texts of method names. */
    private static final Map<String, String> METHODS = Stream.of(
                    "INVITE",
                    "ACK",
                    "BYE",
                    "CANCEL",
                    "PRACK",
                    "UPDATE",
                    "INFO",
                    "REFER",
                    "NOTIFY",
                    "OPTIONS",
                    "REGISTER")
            .collect(Collectors.toMap(Function.identity(), Function.identity()));

    /**
     * The identifying parts of a message.
     *
     * @param callId its Call-ID
     * @param status the status of a response; 0 for a request
     * @param method the method of the request, or of the request that a response answers
     * @param sequence the number in CSeq
     */
    record Head(String callId, int status, String method, long sequence) {}

    private SipReader() {}

    /** The identifying parts; null if the text is not SIP, or one of them is missing. */
    static @Nullable Head read(String wire) {
        SipText text = SipText.split(wire);
        String callId = text.header("Call-ID", "i");
        Matcher cseq = CSEQ.matcher(text.header("CSeq", "CSeq"));
        if (callId.isEmpty() || callId.length() > LONGEST_CALL_ID || !cseq.matches()) {
            return null;
        }
        String line = firstLine(text.head());
        Matcher request = REQUEST.matcher(line);
        Matcher response = RESPONSE.matcher(line);
        int status = response.matches() ? Integer.parseInt(response.group(1)) : 0;
        if (status == 0 && !request.matches()) {
            return null;
        }
        String method = status == 0 ? request.group(1) : cseq.group(2);
        long sequence = Long.parseLong(cseq.group(1));
        return new Head(SipMessage.utf8(callId), status, METHODS.getOrDefault(method, method), sequence);
    }

    private static String firstLine(String head) {
        int end = head.indexOf('\n');
        String line = end < 0 ? head : head.substring(0, end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
