package io.github.ariadne4j.ari.hep;

/**
 * The two parts of a SIP message.
 *
 * @param head start line and headers, without the empty line
 * @param body the text after the empty line
 */
record SipText(String head, String body) {
    /** Splits a message. Lines end with CR LF; LF alone is accepted as well. */
    static SipText split(String wire) {
        int crlf = wire.indexOf("\r\n\r\n");
        int lf = wire.indexOf("\n\n");
        if (crlf < 0 && lf < 0) {
            return new SipText(wire, "");
        }
        boolean careless = crlf < 0 || (lf >= 0 && lf < crlf);
        return careless ? at(wire, lf, 2) : at(wire, crlf, 4);
    }

    private static SipText at(String wire, int end, int separator) {
        return new SipText(wire.substring(0, end), wire.substring(end + separator));
    }

    /**
     * The first header of this name; empty if there is none. A folded value is read up to the end of its first line
     * that is not blank.
     *
     * @param compact the compact form of the name
     */
    String header(String name, String compact) {
        String[] lines = head.split("\r?\n");
        for (int line = 1; line < lines.length; line++) {
            int colon = lines[line].indexOf(':');
            if (colon > 0 && isNamed(lines[line].substring(0, colon).strip(), name, compact)) {
                String value = lines[line].substring(colon + 1).strip();
                return value.isEmpty() && isFolded(lines, line + 1) ? lines[line + 1].strip() : value;
            }
        }
        return "";
    }

    private static boolean isNamed(String header, String name, String compact) {
        return header.equalsIgnoreCase(name) || header.equalsIgnoreCase(compact);
    }

    private static boolean isFolded(String[] lines, int line) {
        return line < lines.length && (lines[line].startsWith(" ") || lines[line].startsWith("\t"));
    }
}
