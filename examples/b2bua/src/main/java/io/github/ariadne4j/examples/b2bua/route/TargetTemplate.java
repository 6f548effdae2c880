package io.github.ariadne4j.examples.b2bua.route;

import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.DialTarget.Technology;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A target with a place for the dialled number, such as <code>PJSIP/{number}@my-peer</code>. All but the number is the
 * operator's; the number goes through {@link DialTarget}, which lets nothing pass that a channel driver reads as syntax.
 *
 * @param technology the channel driver
 * @param peer the endpoint, peer or context
 * @param number the number to dial, with <code>{number}</code> or <code>{number:1}</code> in it, or without; null for none
 * @param ringFor how long it may ring
 */
record TargetTemplate(
        Technology technology, String peer, @Nullable String number, Duration ringFor) {
    private static final Pattern PJSIP = Pattern.compile("PJSIP/(?:(?<number>[^@/]+)@)?(?<peer>[^@/]+)");
    private static final Pattern SIP = Pattern.compile("SIP/(?<peer>[^@/]+)(?:/(?<number>[^@/]+))?");
    private static final Pattern LOCAL = Pattern.compile("Local/(?<number>[^@/]+)@(?<peer>[^@/]+)(?:/n)?");
    private static final Pattern PLACE = Pattern.compile("\\{number(?::(?<skip>[1-9]))?}");
    private static final String FORMS =
            "a target reads PJSIP/{number}@endpoint, PJSIP/endpoint, SIP/peer/{number}, SIP/peer"
                    + " or Local/{number}@context/n";

    /** Long enough for every {@code skip}. */
    private static final String EXAMPLE = "1234567890";

    /** @throws IllegalArgumentException if it is no target; the message says what to change */
    static TargetTemplate parse(String text, Duration ringFor) {
        TargetTemplate template = template(text, ringFor);
        try {
            template.dialling(EXAMPLE);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("target " + text + ": " + e.getMessage() + "; " + FORMS);
        }
        return template;
    }

    private static TargetTemplate template(String text, Duration ringFor) {
        Matcher pjsip = PJSIP.matcher(text);
        if (pjsip.matches()) {
            return new TargetTemplate(Technology.PJSIP, pjsip.group("peer"), pjsip.group("number"), ringFor);
        }
        Matcher sip = SIP.matcher(text);
        if (sip.matches()) {
            return new TargetTemplate(Technology.SIP, sip.group("peer"), sip.group("number"), ringFor);
        }
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            return new TargetTemplate(Technology.LOCAL, local.group("peer"), local.group("number"), ringFor);
        }
        throw new IllegalArgumentException("target " + text + ": " + FORMS);
    }

    /** The target for this number; empty if the number is too short for what is to be left off, or is not one. */
    Optional<DialTarget> target(String dialled) {
        try {
            return Optional.of(dialling(dialled));
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    private DialTarget dialling(String dialled) {
        return new DialTarget(technology, peer, number == null ? null : filled(number, dialled), null, ringFor);
    }

    private static String filled(String number, String dialled) {
        return PLACE.matcher(number).replaceAll(place -> Matcher.quoteReplacement(part(dialled, place.group(1))));
    }

    private static String part(String dialled, @Nullable String skip) {
        int from = skip == null ? 0 : Integer.parseInt(skip);
        if (dialled.length() <= from) {
            throw new IllegalArgumentException("the number is shorter than what is to be left off");
        }
        return dialled.substring(from);
    }
}
