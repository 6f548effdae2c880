package io.github.ariadne4j.callflow.recorder.mask;

import io.github.ariadne4j.ari.hep.SipMessage;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the numbers, user parts of URIs and display names in SIP messages, as they are masked in the rest of the call. Hosts and
 * ports stay, as Via, SDP and the packets of a capture file have them too. Headers that hold no party are left alone.
 */
public final class SipMasks {
    private static final Set<String> WITHOUT_PARTIES = Set.of(
            "via",
            "v",
            "call-id",
            "i",
            "cseq",
            "max-forwards",
            "content-type",
            "c",
            "content-length",
            "l",
            "allow",
            "supported",
            "k",
            "require",
            "proxy-require",
            "unsupported",
            "session-expires",
            "x",
            "min-se",
            "expires",
            "user-agent",
            "server",
            "timestamp",
            "rseq",
            "rack",
            "www-authenticate",
            "proxy-authenticate");
    private static final Pattern LINES = Pattern.compile("(?<=\n)");
    /** A header goes on in lines that begin with a space. */
    private static final Pattern HEADERS = Pattern.compile("(?<=\n)(?![ \t])");

    private static final Pattern DISPLAY_NAME = Pattern.compile(
            "(?<=^|,)(?<space>\\s*+)(?:\"(?<quoted>(?:[^\"\\\\]++|\\\\.)*+)\"|(?<plain>[^\\s<>\",;=][^<>\",;=]{0,255}+))(?=\\s*<)");
    /** The part that is recognised first stays or is masked as a whole. */
    private static final Pattern PARTS = Pattern.compile(
            "(?<kept>;\\s*(?:tag|branch|expires|cause)=[^;,\\s>]*)"
                    + "|(?<scheme>sips?:)(?:(?<user>[^@\\s<>\",]{1,512}+)@)?(?<host>[^\\s<>\",;?]*)"
                    + "|(?<tel>tel:[^\\s<>\",;]*)"
                    + "|(?<login>username=\")(?<name>[^\"]*)"
                    + "|(?<number>(?<![A-Za-z0-9.])\\+?\\d{5,}(?![A-Za-z0-9]|\\.\\d))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("\\+?[\\d().*#-]+");
    private static final Pattern SDP_ORIGIN = Pattern.compile("o=(?!-\\s)(?<user>\\S+)(?<rest>.*)");
    private static final Pattern SDP_LINE = Pattern.compile("[a-z]=.*");
    private static final String SDP_TEXTS = "siuep";
    private static final Pattern LENGTH = Pattern.compile(
            "(?m)^(?<name>(?:Content-Length|l)[ \\t]*:[ \\t]*)(?<length>\\d{1,7})[ \\t]*", Pattern.CASE_INSENSITIVE);

    private final NumberMasks masks;

    public SipMasks(NumberMasks masks) {
        this.masks = masks;
    }

    public SipMessage masked(SipMessage message) {
        String text = message.text();
        String body = message.body();
        String head = text.substring(0, text.length() - body.length());
        StringBuilder maskedBody = new StringBuilder();
        for (String line : LINES.split(body, -1)) {
            maskedBody.append(bodyLine(line));
        }
        return message.withText(head(head, maskedBody.length() - body.length()) + maskedBody);
    }

    private String head(String head, int longer) {
        StringBuilder masked = new StringBuilder();
        for (String header : HEADERS.split(head, -1)) {
            // The first line has no name.
            int colon = masked.isEmpty() ? -1 : header.indexOf(':');
            String name = header.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            masked.append(header, 0, colon + 1);
            String value = header.substring(colon + 1);
            masked.append(WITHOUT_PARTIES.contains(name) ? value : parts(names(value)));
        }
        return LENGTH.matcher(masked).replaceAll(found -> length(found, longer));
    }

    private static String length(MatchResult found, int longer) {
        return found.group(1) + Math.max(0, Integer.parseInt(found.group(2)) + longer);
    }

    private String names(String value) {
        return DISPLAY_NAME.matcher(value).replaceAll(found -> {
            boolean isQuoted = found.group(2) != null;
            String name = isQuoted ? found.group(2) : found.group(3).strip();
            return Matcher.quoteReplacement(found.group(1) + '"' + masks.text("caller.name", name) + '"');
        });
    }

    private String parts(String text) {
        Matcher part = PARTS.matcher(text);
        StringBuilder masked = new StringBuilder();
        while (part.find()) {
            part.appendReplacement(masked, Matcher.quoteReplacement(part(part)));
        }
        return part.appendTail(masked).toString();
    }

    private String part(Matcher part) {
        if (part.group("scheme") != null) {
            String user = part.group("user");
            return part.group("scheme") + (user == null ? "" : user(user) + '@') + part.group("host");
        }
        if (part.group("login") != null) {
            return part.group("login") + user(part.group("name"));
        }
        return part.group("kept") == null ? masks.number(part.group()) : part.group();
    }

    /** A password behind the user, and parameters, are not shown at all. */
    private String user(String text) {
        String user = text.split("[:;]", 2)[0];
        return NUMBER.matcher(user).matches() ? masks.number(user) : masks.user(user);
    }

    private String bodyLine(String line) {
        String text = line.stripTrailing();
        String end = line.substring(text.length());
        Matcher origin = SDP_ORIGIN.matcher(text);
        if (origin.matches()) {
            return "o=" + user(origin.group("user")) + origin.group("rest") + end;
        }
        boolean isSdp = SDP_LINE.matcher(text).matches() && SDP_TEXTS.indexOf(text.charAt(0)) < 0;
        return isSdp ? line : parts(names(text)) + end;
    }
}
