package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Route;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The request for an outbound call: its targets, and the flow for the party that answers first. Immutable; any thread. A reminder
 * for a patient:
 *
 *
 * <pre>{@code
 * Originate.to(DialTarget.pjsip("carrier", "331234567890"), call -> call.play(Prompt.sound("your-appointment")))
 *         .answerWithin(Duration.ofSeconds(25))
 *         .callerId(OutboundCallerId.of("+33123456789"))
 *         .account("surgery")
 *         .noted("appointment", "4711")
 * }</pre>
 *
 * <p>The {@link DialOptions} of a target take precedence over the caller id and the account of the request.
 *
 * @param hunt the targets and their times
 * @param flow the flow once a target has answered; the leg of that target takes the place of the caller's. After a recovery the
 *     engine's {@link FlowSelector#flowForOutbound} chooses the flow
 * @param callerId the caller id for PJSIP targets; null: as their endpoints are configured
 * @param account the account code: its limits count the call, and each channel that the call rings first has it; empty: none
 * @param args the {@link IncomingCall#args} of the call for the flow and the selector, also after a recovery; not sent to
 *     Asterisk
 * @param notes custom fields of the CDR, written also if no target answers
 */
public record Originate(
        HuntPlan hunt,
        CallFlow flow,
        @Nullable OutboundCallerId callerId,
        String account,
        List<String> args,
        Map<String, String> notes) {
    /** The most arguments, and the most notes. */
    public static final int MOST = 16;
    /** The longest argument, note name or note value, in characters. */
    public static final int LONGEST = 1_024;

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if a target stands for every contact of an endpoint or copies headers, as there is no
     *     caller's channel to read them from; if the account is no account code; or if there are too many or too long arguments
     *     or notes
     */
    public Originate {
        args = List.copyOf(args);
        notes = Map.copyOf(notes);
        if (hunt.asksAsterisk()) {
            throw new IllegalArgumentException(
                    "a target of an outbound call must not stand for every contact of an endpoint, nor copy"
                            + " headers: there is no caller's channel to read them from");
        }
        if (!account.isEmpty()) {
            DialOptions.NONE.withAccount(account);
        }
        boolean tooMuch = args.size() > MOST || notes.size() > MOST;
        if (tooMuch || isTooLong(args) || isTooLong(notes.keySet()) || isTooLong(notes.values())) {
            throw new IllegalArgumentException("an outbound call has at most " + MOST + " arguments and " + MOST
                    + " notes, of at most " + LONGEST + " characters each");
        }
    }

    private static boolean isTooLong(Iterable<String> texts) {
        for (String text : texts) {
            if (text.length() > LONGEST) {
                return true;
            }
        }
        return false;
    }

    /**
     * A call to these targets. Each rings for its own time, 30 s by default.
     *
     * @throws IllegalArgumentException if the route has no target, or as for the record
     */
    public static Originate to(Route route, CallFlow flow) {
        HuntPlan hunt = route.hunt();
        if (hunt == null) {
            throw new IllegalArgumentException("a route without targets cannot be called");
        }
        return new Originate(hunt, flow, null, "", List.of(), Map.of());
    }

    /**
     * A copy in which each target rings for this time at most; a shorter time of a target remains. Targets that ring one after
     * the other have this time each. A target that has not answered by then has cause 19.
     *
     * @throws IllegalArgumentException if the time is shorter than a second
     */
    public Originate answerWithin(Duration time) {
        HuntPlan limited = changed(target -> target.ringFor().compareTo(time) <= 0 ? target : target.ringFor(time));
        return new Originate(limited, flow, callerId, account, args, notes);
    }

    /** A copy with this caller id for those PJSIP targets that have none of their own. */
    public Originate callerId(OutboundCallerId changed) {
        return new Originate(hunt, flow, changed, account, args, notes);
    }

    /**
     * A copy with this account.
     *
     * @throws IllegalArgumentException if it is no account code ({@link DialOptions#withAccount})
     */
    public Originate account(String code) {
        return new Originate(hunt, flow, callerId, code, args, notes);
    }

    /** A copy with these arguments in place of the earlier ones. */
    public Originate args(String... texts) {
        return new Originate(hunt, flow, callerId, account, List.of(texts), notes);
    }

    /** A copy with one more custom field of the CDR. */
    public Originate noted(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(notes);
        more.put(name, value);
        return new Originate(hunt, flow, callerId, account, args, more);
    }

    /** The targets, each with the caller id and the account of the request unless it has its own. */
    public HuntPlan dialled() {
        return changed(this::identified);
    }

    private DialTarget identified(DialTarget target) {
        DialOptions options = target.options();
        if (callerId != null && options.callerId() == null && target.technology() == DialTarget.Technology.PJSIP) {
            options = options.withCallerId(callerId);
        }
        if (!account.isEmpty() && options.account() == null) {
            options = options.withAccount(account);
        }
        return target.with(options);
    }

    private HuntPlan changed(UnaryOperator<DialTarget> change) {
        List<HuntPlan.Round> rounds = hunt.rounds().stream()
                .map(round -> new HuntPlan.Round(round.offers().stream()
                        .map(offer -> new HuntPlan.Offer(
                                change.apply(offer.target()), offer.startAfter(), offer.progressWithin()))
                        .toList()))
                .toList();
        return new HuntPlan(rounds, hunt.ringback(), hunt.failOver(), hunt.longestTalk());
    }

    /**
     * The call that is requested, as its session, gates and flow receive it.
     *
     * @param id the id of the call
     * @param channel the channel of the target that is dialled first
     */
    public IncomingCall call(CallId id, ChannelId channel) {
        String number = hunt.targets().get(0).number();
        CallerId shown = callerId == null ? CallerId.UNKNOWN : new CallerId(callerId.name(), callerId.number());
        String dialled = number == null ? "" : number;
        return new IncomingCall(id, channel, shown, dialled, "", account, "", args, CallDirection.OUTBOUND);
    }
}
