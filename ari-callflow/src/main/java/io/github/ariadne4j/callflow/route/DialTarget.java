package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.call.TimeBound;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A destination to dial: technology, endpoint, number and options, from validated parts. The number may come from a caller and
 * the contact from a telephone, so only characters without a meaning in Asterisk's dial syntax are allowed: a dialled
 * {@code 1900@premium/premium,} would otherwise dial through another endpoint. Immutable; any thread.
 *
 * @param technology the channel driver
 * @param peer the endpoint (PJSIP), peer (SIP) or context (Local); from configuration, never from a caller
 * @param number the number or extension to dial there; null for the endpoint itself, as it registered
 * @param contact the one contact of a PJSIP endpoint to dial, without a number; null for the first that is reachable, or for
 *     every one
 * @param everyContact whether all contacts of a PJSIP endpoint that are reachable when the call comes in ring at once: the engine
 *     reads them from Asterisk and dials them in place of this target
 * @param ringFor the longest ringing before the next target is tried, at least a second. Default: 30 s
 * @param options the settings of the dialled channel: caller id, SIP headers, codecs, variables. Default: none
 */
public record DialTarget(
        Technology technology,
        String peer,
        @Nullable String number,
        @Nullable ContactUri contact,
        boolean everyContact,
        Duration ringFor,
        DialOptions options)
        implements Route {
    /** The default ring time, 30 s. */
    public static final Duration DEFAULT_RING = Duration.ofSeconds(30);

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9A-Za-z*#._-]{1,64}");
    private static final Pattern PEER = Pattern.compile("[0-9A-Za-z_.-]{1,80}");

    /** A channel driver of Asterisk. */
    public enum Technology {
        /** {@code PJSIP/number@endpoint}, {@code PJSIP/endpoint}, {@code PJSIP/endpoint/contact} or {@code PJSIP/endpoint/*}. */
        PJSIP,
        /** {@code SIP/peer/number} or {@code SIP/peer}, of Asterisk before 21. */
        SIP,
        /** {@code Local/extension@context/n}. */
        LOCAL
    }

    /**
     * Validates the parts.
     *
     * @throws IllegalArgumentException if a part contains a character with a meaning in dial syntax, the parts do not fit
     *     together, ringFor is shorter than a second or longer than 365 days, or a target that is not PJSIP has a caller id, headers or codecs
     * @throws NullPointerException if a part other than number and contact is null; the message has the name of the part
     */
    public DialTarget {
        Objects.requireNonNull(technology, "technology is null");
        Objects.requireNonNull(peer, "peer is null: is the variable set that it is read from?");
        Objects.requireNonNull(ringFor, "ringFor is null");
        Objects.requireNonNull(options, "options is null");
        checkPeer(peer);
        checkNumber(number);
        checkTogether(technology, number, contact, everyContact);
        if (ringFor.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("ringFor must be at least a second: " + ringFor);
        }
        TimeBound.check("ringFor", ringFor);
        if (technology != Technology.PJSIP && options.needsPjsip()) {
            throw new IllegalArgumentException("a caller id, SIP headers and codecs are for PJSIP targets only");
        }
    }

    /**
     * A target that is dialled once, at this contact or else at the first that is reachable.
     *
     * @throws IllegalArgumentException as for the canonical constructor
     */
    public DialTarget(
            Technology technology,
            String peer,
            @Nullable String number,
            @Nullable ContactUri contact,
            Duration ringFor) {
        this(technology, peer, number, contact, false, ringFor);
    }

    /**
     * A target without options.
     *
     * @throws IllegalArgumentException as for the canonical constructor
     */
    public DialTarget(
            Technology technology,
            String peer,
            @Nullable String number,
            @Nullable ContactUri contact,
            boolean everyContact,
            Duration ringFor) {
        this(technology, peer, number, contact, everyContact, ringFor, DialOptions.NONE);
    }

    private static void checkPeer(String peer) {
        if (!PEER.matcher(peer).matches()) {
            throw new IllegalArgumentException("peer must be 1 to 80 letters, digits, dots, dashes or underscores");
        }
    }

    private static void checkNumber(@Nullable String number) {
        if (number != null && !NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "number must be 1 to 64 of digits, letters, * # . _ -, with or without a leading +");
        }
    }

    private static void checkTogether(
            Technology technology, @Nullable String number, @Nullable ContactUri contact, boolean everyContact) {
        if (technology == Technology.LOCAL && number == null) {
            throw new IllegalArgumentException("a Local target needs an extension");
        }
        if (contact != null && everyContact) {
            throw new IllegalArgumentException("a target is dialled at one contact, or at every one");
        }
        boolean atContacts = contact != null || everyContact;
        if (atContacts && (technology != Technology.PJSIP || number != null)) {
            throw new IllegalArgumentException("a contact is dialled at a PJSIP endpoint, and without a number");
        }
    }

    /**
     * A number at a PJSIP endpoint.
     *
     * @throws IllegalArgumentException if the endpoint or the number has a character with a meaning in dial syntax
     */
    public static DialTarget pjsip(String endpoint, String number) {
        return of(Technology.PJSIP, endpoint, number);
    }

    /** A dialled number at a PJSIP endpoint. */
    public static DialTarget pjsip(String endpoint, DialledNumber number) {
        return pjsip(endpoint, number.number());
    }

    /** A number at a chan_sip peer. */
    public static DialTarget sip(String peer, String number) {
        return of(Technology.SIP, peer, number);
    }

    /** A dialled number at a chan_sip peer. */
    public static DialTarget sip(String peer, DialledNumber number) {
        return sip(peer, number.number());
    }

    /** An extension of the dialplan, through a Local channel. */
    public static DialTarget local(String context, String extension) {
        return of(Technology.LOCAL, context, extension);
    }

    /** A dialled number as an extension of the dialplan, through a Local channel. */
    public static DialTarget local(String context, DialledNumber number) {
        return local(context, number.number());
    }

    /**
     * A PJSIP endpoint without a number, {@code PJSIP/agent1}: a telephone whose registered contact has a user part of its own.
     * Of several contacts Asterisk dials the first that is reachable; {@link #everyContactOf} rings all.
     */
    public static DialTarget endpoint(String endpoint) {
        return new DialTarget(Technology.PJSIP, endpoint, null, null, DEFAULT_RING);
    }

    /**
     * All contacts of a PJSIP endpoint at once, {@code PJSIP/agent1/*}: every reachable telephone that registered as this
     * endpoint. The engine reads the contacts from Asterisk before it dials, and each is a target of the same round. If there is
     * none, or Asterisk does not answer, the endpoint itself is dialled, as by {@link #endpoint}.
     */
    public static DialTarget everyContactOf(String endpoint) {
        return new DialTarget(Technology.PJSIP, endpoint, null, null, true, DEFAULT_RING);
    }

    /** One contact of a PJSIP endpoint, {@code PJSIP/agent1/sip:k2@192.0.2.7:5062}. */
    public static DialTarget contact(String endpoint, ContactUri contact) {
        return new DialTarget(Technology.PJSIP, endpoint, null, contact, DEFAULT_RING);
    }

    /**
     * Parses the text of {@link #endpoint()}: {@code PJSIP/number@endpoint}, {@code PJSIP/endpoint},
     * {@code PJSIP/endpoint/sip:…}, {@code PJSIP/endpoint/*}, {@code SIP/peer/number}, {@code SIP/peer} or
     * {@code Local/extension@context}, with or without {@code /n}. The target rings for {@link #DEFAULT_RING}.
     *
     * <p>The text chooses the endpoint, so it has to come from configuration, not from a caller.
     *
     * @throws IllegalArgumentException if it is none of these, or a part contains a character with a meaning in dial syntax; the
     *     message has the form of a target and no part of the text
     */
    public static DialTarget parse(String text) {
        return TargetText.parse(text);
    }

    private static DialTarget of(Technology technology, String peer, String number) {
        Objects.requireNonNull(number, "number is null");
        return new DialTarget(technology, peer, number, null, DEFAULT_RING);
    }

    /**
     * A copy with another ring time.
     *
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public DialTarget ringFor(Duration time) {
        return new DialTarget(technology, peer, number, contact, everyContact, time, options);
    }

    /**
     * A copy with these options in place of the earlier ones.
     *
     * @throws IllegalArgumentException if the target is not PJSIP and the options have a caller id, SIP headers or codecs
     */
    public DialTarget with(DialOptions changed) {
        return new DialTarget(technology, peer, number, contact, everyContact, ringFor, changed);
    }

    /**
     * The target as an ARI endpoint. A target that stands for every contact has no such endpoint: its contacts are dialled in its
     * place.
     */
    public String endpoint() {
        return switch (technology) {
            case PJSIP -> "PJSIP/" + pjsipResource();
            case SIP -> "SIP/" + peer + (number == null ? "" : '/' + number);
            case LOCAL -> "Local/" + number + '@' + peer + "/n";
        };
    }

    private String pjsipResource() {
        if (contact != null) {
            return peer + '/' + contact;
        }
        if (everyContact) {
            return peer + "/*";
        }
        return number == null ? peer : number + '@' + peer;
    }

    @Override
    public HuntPlan hunt() {
        return HuntPlan.inOrder(List.of(this));
    }

    @Override
    public List<DialTarget> targets() {
        return List.of(this);
    }

    @Override
    public HangupCause causeIfNone() {
        return HangupCause.NO_ROUTE;
    }
}
