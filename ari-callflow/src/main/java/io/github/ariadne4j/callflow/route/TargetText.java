package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.route.DialTarget.Technology;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the text of a target; {@link DialTarget} validates the parts. */
final class TargetText {
    private static final Pattern PJSIP =
            Pattern.compile("PJSIP/(?:(?<number>[^@/]*)@)?(?<peer>[^@/]*)(?:/(?<contact>(?i:sips?):.*))?");
    private static final Pattern EVERY_CONTACT = Pattern.compile("PJSIP/(?<peer>[^@/]*)/\\*");
    private static final Pattern SIP = Pattern.compile("SIP/(?<peer>[^@/]*)(?:/(?<number>[^@/]*))?");
    private static final Pattern LOCAL = Pattern.compile("Local/(?<number>[^@/]*)@(?<peer>[^@/]*)(?:/n)?");

    private TargetText() {}

    static DialTarget parse(String text) {
        Matcher pjsip = PJSIP.matcher(text);
        if (pjsip.matches()) {
            return target(Technology.PJSIP, pjsip, pjsip.group("contact"));
        }
        Matcher everyContact = EVERY_CONTACT.matcher(text);
        if (everyContact.matches()) {
            return DialTarget.everyContactOf(everyContact.group("peer"));
        }
        Matcher sip = SIP.matcher(text);
        if (sip.matches()) {
            return target(Technology.SIP, sip, null);
        }
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            return target(Technology.LOCAL, local, null);
        }
        throw new IllegalArgumentException(
                "a target must have the form PJSIP/number@endpoint, PJSIP/endpoint, PJSIP/endpoint/sip:contact,"
                        + " PJSIP/endpoint/*, SIP/peer/number, SIP/peer or Local/extension@context/n");
    }

    private static DialTarget target(Technology technology, Matcher parts, @Nullable String contact) {
        return new DialTarget(
                technology,
                parts.group("peer"),
                parts.group("number"),
                contact == null ? null : new ContactUri(contact),
                DialTarget.DEFAULT_RING);
    }
}
