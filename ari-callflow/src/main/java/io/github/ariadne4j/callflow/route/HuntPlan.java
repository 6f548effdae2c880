package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.TimeBound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan of targets to ring: rounds one after the other, and in each round one or more targets, at once or staggered. Targets in
 * order are rounds of one target; targets in parallel are one round. Immutable.
 *
 * @param rounds at least one
 * @param ringback the sound for the caller while targets are set up and ring
 * @param failOver the rule for the next round
 * @param longestTalk the limit of the talk of a call that is handed over with this route; null: only the limit of the engine. A
 *     flow that waits in {@code dial} sets its limit when it connects the parties
 */
public record HuntPlan(
        List<Round> rounds,
        Ringback ringback,
        FailOver failOver,
        @Nullable LongestTalk longestTalk) implements Route {
    /** The most targets of a hunt: each is a channel in Asterisk, and the plan is stored with the call. */
    public static final int MOST_OFFERS = 100;

    /** The most characters of the options of all targets, equal options counted once. */
    public static final int MOST_OPTION_CHARACTERS = 65_536;

    /**
     * Copies the rounds.
     *
     * @throws IllegalArgumentException if there is no round, or more than {@link #MOST_OFFERS} targets or
     *     {@link #MOST_OPTION_CHARACTERS} characters
     */
    public HuntPlan {
        rounds = List.copyOf(rounds);
        List<Offer> all = offersOf(rounds);
        int offers = all.size();
        if (offers == 0 || offers > MOST_OFFERS) {
            throw new IllegalArgumentException("a hunt must have 1 to " + MOST_OFFERS + " targets, not " + offers);
        }
        int characters = sizeOfOptions(all);
        if (characters > MOST_OPTION_CHARACTERS) {
            throw new IllegalArgumentException("the options of all targets of a hunt must have "
                    + MOST_OPTION_CHARACTERS + " characters at most, not " + characters);
        }
    }

    /** A plan without a limit of the talk. */
    public HuntPlan(List<Round> rounds, Ringback ringback, FailOver failOver) {
        this(rounds, ringback, failOver, null);
    }

    private static int sizeOfOptions(List<Offer> offers) {
        Set<DialOptions> options = new HashSet<>(0);
        for (Offer offer : offers) {
            if (offer.hasOptions()) {
                options.add(offer.target().options());
            }
        }
        return options.stream().mapToInt(DialOptions::size).sum();
    }

    /**
     * Targets that ring in one round.
     *
     * @param offers at least one
     */
    public record Round(List<Offer> offers) {
        /**
         * Copies the offers.
         *
         * @throws IllegalArgumentException if there is none
         */
        public Round {
            if (offers.isEmpty()) {
                throw new IllegalArgumentException("a round must have at least one target");
            }
            offers = List.copyOf(offers);
        }
    }

    /**
     * One target of a round.
     *
     * @param target the target and its ring time
     * @param startAfter the time from the start of the round to the dial; dialled at once if every target before it has failed
     * @param progressWithin the time until a target that neither rings nor reports progress has failed; null: its ring time
     */
    public record Offer(
            DialTarget target,
            Duration startAfter,
            @Nullable Duration progressWithin) {
        /** @throws IllegalArgumentException if a time is negative, or longer than 365 days */
        public Offer {
            if (startAfter.isNegative() || (progressWithin != null && progressWithin.isNegative())) {
                throw new IllegalArgumentException(
                        "times of an offer must not be negative: " + startAfter + ", " + progressWithin);
            }
            TimeBound.check("startAfter", startAfter);
            if (progressWithin != null) {
                TimeBound.check("progressWithin", progressWithin);
            }
        }

        /** A target that is dialled when its round starts. */
        public static Offer of(DialTarget target) {
            return new Offer(target, Duration.ZERO, null);
        }

        private List<Offer> atContacts(@Nullable EndpointContacts contacts, int most) {
            if (!target.everyContact()) {
                return List.of(this);
            }
            List<DialTarget> known = contacts == null ? List.of() : contacts.targets();
            List<DialTarget> dialled = known.isEmpty() ? List.of(DialTarget.endpoint(target.peer())) : known;
            return dialled.stream().limit(most).map(this::at).toList();
        }

        private Offer at(DialTarget dialled) {
            DialTarget as = hasOptions() ? dialled.with(target.options()) : dialled;
            return new Offer(as.ringFor(target.ringFor()), startAfter, progressWithin);
        }

        private boolean hasOptions() {
            return !target.options().isNone();
        }

        private Offer withHeaders(Map<String, String> sent) {
            return hasOptions()
                    ? new Offer(target.with(target.options().withCopied(sent)), startAfter, progressWithin)
                    : this;
        }
    }

    /** These targets one after the other, with {@link Ringback#RELAY} and {@link FailOver#UNLESS_CALLEE_DECIDED}. */
    public static HuntPlan inOrder(List<DialTarget> targets) {
        List<Round> rounds = new ArrayList<>();
        for (DialTarget target : targets) {
            rounds.add(new Round(List.of(Offer.of(target))));
        }
        return new HuntPlan(rounds, Ringback.RELAY, FailOver.UNLESS_CALLEE_DECIDED);
    }

    /** These targets at once; the caller hears ringing as soon as one of them rings. */
    public static HuntPlan inParallel(List<DialTarget> targets) {
        return staggered(targets, Duration.ZERO);
    }

    /** These targets in one round, each one this much later than the one before. */
    public static HuntPlan staggered(List<DialTarget> targets, Duration apart) {
        List<Offer> offers = new ArrayList<>();
        for (DialTarget target : targets) {
            offers.add(new Offer(target, apart.multipliedBy(offers.size()), null));
        }
        return new HuntPlan(List.of(new Round(offers)), Ringback.RELAY, FailOver.UNLESS_CALLEE_DECIDED);
    }

    @Override
    public HuntPlan hunt() {
        return this;
    }

    @Override
    public List<DialTarget> targets() {
        return offersOf(rounds).stream().map(Offer::target).toList();
    }

    @Override
    public HangupCause causeIfNone() {
        return HangupCause.NO_ROUTE;
    }

    /** The endpoints whose contacts have to be read from Asterisk before the hunt begins. */
    public Set<String> endpointsToAsk() {
        Set<String> endpoints = new HashSet<>(0);
        for (Offer offer : offersOf(rounds)) {
            if (offer.target().everyContact()) {
                endpoints.add(offer.target().peer());
            }
        }
        return endpoints;
    }

    /**
     * A copy with contacts in place of {@link #endpointsToAsk}: each contact rings at the time and for the ring time of the
     * target that it replaces. An endpoint without known contacts is dialled itself. Contacts beyond {@link #MOST_OFFERS} targets
     * are left out.
     *
     * @param contacts the contacts of each endpoint
     */
    public HuntPlan withContacts(Map<String, EndpointContacts> contacts) {
        int spare = MOST_OFFERS - targets().size();
        List<Round> dialled = new ArrayList<>();
        for (Round round : rounds) {
            List<Offer> offers = new ArrayList<>();
            for (Offer offer : round.offers()) {
                offers.addAll(offer.atContacts(contacts.get(offer.target().peer()), spare + 1));
            }
            spare -= offers.size() - round.offers().size();
            dialled.add(new Round(offers));
        }
        return new HuntPlan(dialled, ringback, failOver, longestTalk);
    }

    /** The SIP headers of the caller that have to be read from Asterisk before the hunt begins. */
    public Set<String> headersToCopy() {
        Set<String> headers = new HashSet<>(0);
        for (Offer offer : offersOf(rounds)) {
            headers.addAll(offer.target().options().copiedHeaders());
        }
        return headers;
    }

    /**
     * A copy with the caller's headers in place of {@link #headersToCopy}.
     *
     * @param sent values that {@link DialOptions#isHeaderValue} accepts, by the requested names; a missing name was not sent
     */
    public HuntPlan withHeaders(Map<String, String> sent) {
        List<Round> dialled = new ArrayList<>();
        for (Round round : rounds) {
            dialled.add(new Round(round.offers().stream()
                    .map(offer -> offer.withHeaders(sent))
                    .toList()));
        }
        return new HuntPlan(dialled, ringback, failOver, longestTalk);
    }

    /** Whether contacts or headers have to be read from Asterisk. */
    public boolean asksAsterisk() {
        for (Round round : rounds) {
            for (Offer offer : round.offers()) {
                DialTarget target = offer.target();
                if (target.everyContact() || !target.options().copiedHeaders().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A copy without the targets at this endpoint; null if there are no others. Targets in the dialplan remain. */
    public @Nullable HuntPlan without(String endpoint) {
        List<Round> others = new ArrayList<>();
        for (Round round : rounds) {
            List<Offer> offers = round.offers().stream()
                    .filter(offer -> offer.target().technology() == DialTarget.Technology.LOCAL
                            || !offer.target().peer().equals(endpoint))
                    .toList();
            if (!offers.isEmpty()) {
                others.add(new Round(offers));
            }
        }
        return others.isEmpty() ? null : new HuntPlan(others, ringback, failOver, longestTalk);
    }

    /** Whether a target has a time limit for its progress. */
    public boolean boundsProgress() {
        return offersOf(rounds).stream().anyMatch(offer -> offer.progressWithin() != null);
    }

    private static List<Offer> offersOf(List<Round> rounds) {
        List<Offer> offers = new ArrayList<>();
        for (Round round : rounds) {
            offers.addAll(round.offers());
        }
        return offers;
    }

    /** A copy with another ringback. */
    public HuntPlan with(Ringback changed) {
        return new HuntPlan(rounds, changed, failOver, longestTalk);
    }

    /** A copy with another rule for the next round. */
    public HuntPlan with(FailOver changed) {
        return new HuntPlan(rounds, ringback, changed, longestTalk);
    }

    /** A copy with a limit of the talk. */
    public HuntPlan with(LongestTalk changed) {
        return new HuntPlan(rounds, ringback, failOver, changed);
    }
}
