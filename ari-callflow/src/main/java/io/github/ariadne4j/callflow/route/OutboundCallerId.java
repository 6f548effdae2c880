package io.github.ariadne4j.callflow.route;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The caller id for a dialled target in place of the caller's own: From, and P-Asserted-Identity and Remote-Party-ID if the
 * endpoint sends them. Immutable.
 *
 * @param number the number, without characters that have a meaning in a SIP URI; empty only if the presentation hides it
 * @param name the display name; empty for none, also if the caller has one
 * @param presentation whether the target may see the number and name
 */
public record OutboundCallerId(String number, String name, Presentation presentation) {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9A-Za-z*#._-]{1,64}");
    private static final int LONGEST_NAME = 80;

    /** The presentation and screening of a number and name: the values of Asterisk's {@code CALLERID(pres)}. */
    public enum Presentation {
        /** Presented; the number is from the network. */
        ALLOWED,
        /** Presented; the number is from the user and not screened. */
        ALLOWED_NOT_SCREENED,
        /** Presented; the number is from the user and was verified. */
        ALLOWED_PASSED_SCREEN,
        /** Presented; the number is from the user and verification failed. */
        ALLOWED_FAILED_SCREEN,
        /** Withheld; the number is from the network. */
        PROHIB,
        /** Withheld; the number is from the user and not screened. */
        PROHIB_NOT_SCREENED,
        /** Withheld; the number is from the user and was verified. */
        PROHIB_PASSED_SCREEN,
        /** Withheld; the number is from the user and verification failed. */
        PROHIB_FAILED_SCREEN,
        /** There is no number. */
        UNAVAILABLE;

        /** The value in Asterisk. */
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the target sees an anonymous caller. */
        public boolean hides() {
            return this == UNAVAILABLE || name().startsWith("PROHIB");
        }
    }

    /**
     * Validates the parts.
     *
     * @throws IllegalArgumentException if the number is not 1 to 64 of digits, letters, {@code * # . _ -}, with or without a
     *     leading +, the name is longer than 80 characters or has a control character, or a number that is presented is missing
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

    /** This number without a name, presented to the target. */
    public static OutboundCallerId of(String number) {
        return new OutboundCallerId(number, "", Presentation.ALLOWED);
    }

    /** An anonymous caller; the target's network gets no number either. */
    public static OutboundCallerId withheld() {
        return new OutboundCallerId("", "", Presentation.PROHIB);
    }

    /** A copy with this display name. */
    public OutboundCallerId named(String changed) {
        return new OutboundCallerId(number, changed, presentation);
    }

    /** A copy with another presentation. A withheld number is sent to networks that the endpoint trusts, not to the callee. */
    public OutboundCallerId with(Presentation changed) {
        return new OutboundCallerId(number, name, changed);
    }
}
