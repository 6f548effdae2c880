package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.DialTarget.Technology;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target with a place for the dialled number: {@code PJSIP/{number}@peer}, {@code SIP/peer/{number}},
 * {@code Local/{number}@context}; {@code {number:2}} leaves out the first two digits, and digits may stand around it. It is
 * taken apart here, at start-up, and filled in as a {@link DialTarget}, which checks every part again.
 */
final class TargetTemplate {
    private static final Pattern AT = Pattern.compile("(PJSIP|Local)/([^@/]+)@([^@/]+?)(?:/n)?");
    private static final Pattern SLASH = Pattern.compile("SIP/([^@/]+)/([^@/]+)");
    private static final Pattern NUMBER = Pattern.compile("([0-9+*#]*)\\{number(?::([0-9]{1,2}))?}([0-9*#]*)");

    private final Technology technology;
    private final String peer;
    private final Digits digits;
    private final Duration ringFor;

    /**
     * What is asked for.
     *
     * @param before what stands before the dialled number
     * @param leaveOut how many of its digits are left out; -1 if it is not used at all
     * @param after what stands after it
     */
    private record Digits(String before, int leaveOut, String after) {
        String of(String dialled) {
            return leaveOut < 0 ? before : before + dialled.substring(Math.min(leaveOut, dialled.length())) + after;
        }
    }

    private TargetTemplate(Technology technology, String peer, String number, Duration ringFor) {
        this.technology = technology;
        this.peer = peer;
        this.digits = digits(number);
        this.ringFor = ringFor;
    }

    static TargetTemplate parse(String text, Duration ringFor) {
        Matcher at = AT.matcher(text);
        Matcher slash = SLASH.matcher(text);
        TargetTemplate template;
        if (at.matches()) {
            Technology technology = at.group(1).equals("PJSIP") ? Technology.PJSIP : Technology.LOCAL;
            template = new TargetTemplate(technology, at.group(3), at.group(2), ringFor);
        } else if (slash.matches()) {
            template = new TargetTemplate(Technology.SIP, slash.group(1), slash.group(2), ringFor);
        } else {
            throw new IllegalArgumentException(
                    "target " + text + ": write PJSIP/{number}@endpoint, SIP/peer/{number} or Local/{number}@context");
        }
        template.checked(text);
        return template;
    }

    private static Digits digits(String number) {
        Matcher matcher = NUMBER.matcher(number);
        if (!matcher.matches()) {
            return new Digits(number, -1, "");
        }
        int leaveOut = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return new Digits(matcher.group(1), leaveOut, matcher.group(3));
    }

    /** Finds out at start-up whether the literal parts are usable. */
    private void checked(String text) {
        try {
            to("0".repeat(20));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("target " + text + ": " + e.getMessage(), e);
        }
    }

    DialTarget to(String dialled) {
        return new DialTarget(technology, peer, digits.of(dialled), ringFor);
    }
}
