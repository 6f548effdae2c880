package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Whom to dial, from checked parts. The number may come from a caller, so only characters that no channel driver reads
 * as syntax are let through: a dialled {@code 1900@premium/premium,} would else call through another endpoint.
 *
 * @param technology the channel driver
 * @param peer the endpoint (PJSIP), peer (SIP) or context (Local); from configuration, never from a caller
 * @param number the number or extension to ask it for
 * @param ringFor how long it may ring before the next target is tried, at least a second
 */
public record DialTarget(Technology technology, String peer, String number, Duration ringFor) implements Route {
    /** How long a target rings unless told otherwise. */
    public static final Duration DEFAULT_RING = Duration.ofSeconds(30);

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9A-Za-z*#._-]{1,64}");
    private static final Pattern PEER = Pattern.compile("[0-9A-Za-z_.-]{1,80}");

    /** A channel driver of Asterisk. */
    public enum Technology {
        /** {@code PJSIP/number@endpoint}. */
        PJSIP,
        /** {@code SIP/peer/number}, of Asterisk before 21. */
        SIP,
        /** {@code Local/extension@context/n}. */
        LOCAL
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part holds anything that could be read as syntax, or ringFor is shorter than a
     *     second
     * @throws NullPointerException if a part is null; the message says which one
     */
    public DialTarget {
        Objects.requireNonNull(technology, "technology is null");
        Objects.requireNonNull(peer, "peer is null: is the variable set that it is read from?");
        Objects.requireNonNull(number, "number is null");
        Objects.requireNonNull(ringFor, "ringFor is null");
        if (!PEER.matcher(peer).matches()) {
            throw new IllegalArgumentException("peer must be 1 to 80 letters, digits, dots, dashes or underscores");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "number must be 1 to 64 of digits, letters, * # . _ -, with or without a leading +");
        }
        if (ringFor.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("ringFor must be at least a second: " + ringFor);
        }
    }

    /** The number at a PJSIP endpoint. */
    public static DialTarget pjsip(String endpoint, String number) {
        return new DialTarget(Technology.PJSIP, endpoint, number, DEFAULT_RING);
    }

    /** The number at a chan_sip peer. */
    public static DialTarget sip(String peer, String number) {
        return new DialTarget(Technology.SIP, peer, number, DEFAULT_RING);
    }

    /** An extension of the dialplan. */
    public static DialTarget local(String context, String extension) {
        return new DialTarget(Technology.LOCAL, context, extension, DEFAULT_RING);
    }

    /**
     * The same with another ring time.
     *
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public DialTarget ringFor(Duration time) {
        return new DialTarget(technology, peer, number, time);
    }

    /** What ARI calls the endpoint. */
    public String endpoint() {
        return switch (technology) {
            case PJSIP -> "PJSIP/" + number + '@' + peer;
            case SIP -> "SIP/" + peer + '/' + number;
            case LOCAL -> "Local/" + number + '@' + peer + "/n";
        };
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
