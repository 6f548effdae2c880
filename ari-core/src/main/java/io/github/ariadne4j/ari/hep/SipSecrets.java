package io.github.ariadne4j.ari.hep;

import java.util.List;
import java.util.Locale;

/**
 * Masks secrets with asterisks: the response of a digest (open to a dictionary attack), other credentials, keys of SRTP
 * and ICE, and digits in an INFO. The length stays the same, so the message stays valid.
 */
final class SipSecrets {
    private static final String DIGEST = "digest ";
    /** A header of a part of a multipart body. */
    private static final String PART_TYPE = "Content-Type:";

    private static final String RESPONSE = "response";
    /** Substrings of content types with digits. */
    private static final List<String> DIGITS = List.of("dtmf", "digits", "kpml");

    private final String wire;
    private final char[] masked;
    private boolean inCredentials;
    private boolean inType;
    private boolean isDigest;
    private boolean holdsDigits;

    private SipSecrets(String wire) {
        this.wire = wire;
        this.masked = wire.toCharArray();
    }

    static String masked(String wire) {
        SipSecrets secrets = new SipSecrets(wire);
        int head = SipText.split(wire).head().length();
        secrets.eachLine(0, head, secrets::header);
        secrets.eachLine(head, wire.length(), secrets::body);
        return new String(secrets.masked);
    }

    private interface Line {
        void at(int from, int to);
    }

    private void eachLine(int from, int to, Line line) {
        int at = from;
        while (at < to) {
            int end = find('\n', at, to);
            line.at(at, end);
            at = end + 1;
        }
    }

    private void header(int from, int to) {
        char first = wire.charAt(from);
        boolean isFolded = first == ' ' || first == '\t';
        int colon = find(':', from, to);
        int value = isFolded ? from : Math.min(to, colon + 1);
        if (!isFolded) {
            begin(wire.substring(from, colon).strip(), value, to);
        }
        if (inType) {
            String type = wire.substring(value, to).toLowerCase(Locale.ROOT);
            holdsDigits |= DIGITS.stream().anyMatch(type::contains);
        } else if (inCredentials && isDigest) {
            maskResponses(value, to);
        } else if (inCredentials) {
            mask(value, to);
        }
    }

    private void begin(String name, int from, int to) {
        inCredentials = name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Proxy-Authorization");
        inType = name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("c");
        isDigest = inCredentials && wire.substring(from, to).strip().regionMatches(true, 0, DIGEST, 0, DIGEST.length());
    }

    private void maskResponses(int from, int to) {
        int at = find(RESPONSE, from, to);
        while (at < to) {
            at = find(RESPONSE, maskParameter(at + RESPONSE.length(), to), to);
        }
    }

    /** Masks a parameter; returns its end. */
    private int maskParameter(int from, int to) {
        int end = find(',', from, to);
        for (int i = from; i < end; i++) {
            if (wire.charAt(i) != '=' && wire.charAt(i) != '"') {
                maskAt(i);
            }
        }
        return end;
    }

    private void body(int from, int to) {
        if (holdsDigits) {
            mask(from, to);
        } else if (wire.regionMatches(true, from, PART_TYPE, 0, PART_TYPE.length())) {
            header(from, to);
        } else if (wire.startsWith("a=crypto:", from)) {
            mask(find("inline:", from, to) + "inline:".length(), to);
        } else if (wire.startsWith("a=ice-pwd:", from)) {
            mask(from + "a=ice-pwd:".length(), to);
        } else if (wire.startsWith("k=", from)) {
            mask(from + "k=".length(), to);
        }
    }

    /** The first position of this character; {@code to} if there is none. */
    private int find(char wanted, int from, int to) {
        int at = from;
        while (at < to && wire.charAt(at) != wanted) {
            at++;
        }
        return at;
    }

    /** The first position of this text, ignoring case; {@code to} if there is none. */
    private int find(String text, int from, int to) {
        int at = from;
        while (at < to && !wire.regionMatches(true, at, text, 0, text.length())) {
            at++;
        }
        return Math.min(at, to);
    }

    private void mask(int from, int to) {
        for (int i = from; i < to; i++) {
            maskAt(i);
        }
    }

    private void maskAt(int index) {
        if (masked[index] > ' ') {
            masked[index] = '*';
        }
    }
}
