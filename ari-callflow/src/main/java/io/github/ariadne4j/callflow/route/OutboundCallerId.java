package io.github.ariadne4j.callflow.route;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who calls, as a dialled target is told it, in the place of the caller's own identity: From, and P-Asserted-Identity and
 * Remote-Party-ID where the endpoint sends them.
 *
 * @param number without the characters that a SIP URI reads as syntax; empty only if the presentation hides it
 * @param name the display name; empty for none, also if the caller has one
 * @param presentation whether the target may see it
 */
public record OutboundCallerId(String number, String name, Presentation presentation) {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9A-Za-z*#._-]{1,64}");
    private static final int LONGEST_NAME = 80;

    /** Whether a number and name may be seen, and who checked them: the values of Asterisk's {@code CALLERID(pres)}. */
    public enum Presentation {
        /** It may be seen; the network says so. */
        ALLOWED,
        /** It may be seen, and is as the user gave it. */
        ALLOWED_NOT_SCREENED,
        /** It may be seen, and was checked. */
        ALLOWED_PASSED_SCREEN,
        /** It may be seen, and is not the user's. */
        ALLOWED_FAILED_SCREEN,
        /** It is withheld; the network says so. */
        PROHIB,
        /** It is withheld, and is as the user gave it. */
        PROHIB_NOT_SCREENED,
        /** It is withheld, and was checked. */
        PROHIB_PASSED_SCREEN,
        /** It is withheld, and is not the user's. */
        PROHIB_FAILED_SCREEN,
        /** There is none. */
        UNAVAILABLE;

        /** What Asterisk calls it. */
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the target sees an anonymous caller. */
        public boolean hides() {
            return this == UNAVAILABLE || name().startsWith("PROHIB");
        }
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the number is not 1 to 64 of digits, letters, {@code * # . _ -}, with or without a leading +,
     *     the name is longer than 80 characters or holds a control character, or a number that is to be seen is missing
     */
    public OutboundCallerId {
        Objects.requireNonNull(presentation, "presentation is null");
        boolean missing = number.isEmpty() && presentation.hides();
        if (!missing && !NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "the number of a caller id must be 1 to 64 of digits, letters, * # . _ -,"
                            + " with or without a leading +; it may be missing only where it is withheld");
        }
        PlainText.checked("the name of a caller id", name, LONGEST_NAME);
    }

    /** This number without a name; the target may see it. */
    public static OutboundCallerId of(String number) {
        return new OutboundCallerId(number, "", Presentation.ALLOWED);
    }

    /** An anonymous caller, of whom the target's network is told nothing either. */
    public static OutboundCallerId withheld() {
        return new OutboundCallerId("", "", Presentation.PROHIB);
    }

    /** The same with this display name. */
    public OutboundCallerId named(String changed) {
        return new OutboundCallerId(number, changed, presentation);
    }

    /** The same with another presentation: a withheld number is told to networks that the endpoint trusts, not to the callee. */
    public OutboundCallerId with(Presentation changed) {
        return new OutboundCallerId(number, name, changed);
    }
}
