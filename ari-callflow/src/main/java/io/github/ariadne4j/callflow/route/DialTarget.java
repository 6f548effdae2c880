package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.address.DialledNumber;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to dial, from checked parts. The number may come from a caller, and the contact from a telephone, so only
 * characters that no channel driver reads as syntax are let through: a dialled {@code 1900@premium/premium,} would else call
 * through another endpoint.
 *
 * @param technology the channel driver
 * @param peer the endpoint (PJSIP), peer (SIP) or context (Local); from configuration, never from a caller
 * @param number the number or extension to ask it for; null for the peer itself, as it registered
 * @param contact the one contact of a PJSIP endpoint to dial, which then gets no number; null for the first that is
 *     reachable, or for every one
 * @param everyContact whether all contacts of a PJSIP endpoint that are reachable when the call comes in ring at once: the
 *     engine asks Asterisk for them, and dials them in place of this target
 * @param ringFor how long it may ring before the next target is tried, at least a second
 * @param options what the dialled channel is given: caller id, SIP headers, codecs, variables
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
    /** How long a target rings unless told otherwise. */
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
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part holds anything that could be read as syntax, the parts do not go together,
     *     ringFor is shorter than a second, or another channel than a PJSIP one is to have a caller id, headers or codecs
     * @throws NullPointerException if a part other than number and contact is null; the message says which one
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
        if (technology != Technology.PJSIP && options.needsPjsip()) {
            throw new IllegalArgumentException("a caller id, SIP headers and codecs are for PJSIP targets only");
        }
    }

    /**
     * A target that is dialled once, at this contact or else at the first that is reachable.
     *
     * @throws IllegalArgumentException as for the other
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
     * @throws IllegalArgumentException as for the other
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

    /** The number at a PJSIP endpoint. */
    public static DialTarget pjsip(String endpoint, String number) {
        return of(Technology.PJSIP, endpoint, number);
    }

    /** The dialled number at a PJSIP endpoint. */
    public static DialTarget pjsip(String endpoint, DialledNumber number) {
        return pjsip(endpoint, number.number());
    }

    /** The number at a chan_sip peer. */
    public static DialTarget sip(String peer, String number) {
        return of(Technology.SIP, peer, number);
    }

    /** The dialled number at a chan_sip peer. */
    public static DialTarget sip(String peer, DialledNumber number) {
        return sip(peer, number.number());
    }

    /** An extension of the dialplan. */
    public static DialTarget local(String context, String extension) {
        return of(Technology.LOCAL, context, extension);
    }

    /** The dialled number as an extension of the dialplan. */
    public static DialTarget local(String context, DialledNumber number) {
        return local(context, number.number());
    }

    /**
     * A PJSIP endpoint without a number, {@code PJSIP/agent1}: a telephone with a user of its own in the contact that it
     * registered. Of several contacts Asterisk dials the first that is reachable; {@link #everyContactOf} rings all.
     */
    public static DialTarget endpoint(String endpoint) {
        return new DialTarget(Technology.PJSIP, endpoint, null, null, DEFAULT_RING);
    }

    /**
     * All contacts of a PJSIP endpoint at once, {@code PJSIP/agent1/*}: every telephone that registered as it and is reachable.
     * The engine asks Asterisk for them before it dials, and each is a target of the same round. If there is none, or Asterisk
     * does not say, the endpoint itself is dialled, so that the call fails, or rings one telephone, as {@link #endpoint} does.
     */
    public static DialTarget everyContactOf(String endpoint) {
        return new DialTarget(Technology.PJSIP, endpoint, null, null, true, DEFAULT_RING);
    }

    /** One contact of a PJSIP endpoint, {@code PJSIP/agent1/sip:k2@192.0.2.7:5062}. */
    public static DialTarget contact(String endpoint, ContactUri contact) {
        return new DialTarget(Technology.PJSIP, endpoint, null, contact, DEFAULT_RING);
    }

    /**
     * Reads what {@link #endpoint()} writes: {@code PJSIP/number@endpoint}, {@code PJSIP/endpoint},
     * {@code PJSIP/endpoint/sip:…}, {@code PJSIP/endpoint/*}, {@code SIP/peer/number}, {@code SIP/peer} or {@code Local/extension@context}, with or
     * without {@code /n}. It rings for {@link #DEFAULT_RING}.
     *
     * <p>The text chooses the endpoint, so it has to come from configuration, not from a caller.
     *
     * @throws IllegalArgumentException if it is none of these, or a part holds what could be read as syntax; the message
     *     says what a target reads like and holds nothing of the text
     */
    public static DialTarget parse(String text) {
        return TargetText.parse(text);
    }

    private static DialTarget of(Technology technology, String peer, String number) {
        Objects.requireNonNull(number, "number is null");
        return new DialTarget(technology, peer, number, null, DEFAULT_RING);
    }

    /**
     * The same with another ring time.
     *
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public DialTarget ringFor(Duration time) {
        return new DialTarget(technology, peer, number, contact, everyContact, time, options);
    }

    /**
     * The same with these options in the place of those that it had.
     *
     * @throws IllegalArgumentException if it is no PJSIP target and they hold a caller id, SIP headers or codecs
     */
    public DialTarget with(DialOptions changed) {
        return new DialTarget(technology, peer, number, contact, everyContact, ringFor, changed);
    }

    /** What ARI calls the endpoint; what stands for every contact is none, and is dialled by what takes its place. */
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
