package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.CallerLeg;
import io.github.ariadne4j.testkit.model.Invitation;
import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.script.CallerScript;
import java.util.List;

/**
 * A call about to be placed: who calls, what is dialled, where the dialplan sends it. Immutable until placed. U+FFFD in a number stands
 * for a byte that is not UTF-8: Asterisk then sends no event of the channel, refuses the list of channels (500), and answers 200 with an
 * empty body when it is asked for this one.
 */
public final class IncomingCall {
    private final SimulatedAsterisk asterisk;
    private final Invitation invitation;
    private final CallerScript script;

    IncomingCall(SimulatedAsterisk asterisk, Invitation invitation, CallerScript script) {
        this.asterisk = asterisk;
        this.invitation = invitation;
        this.script = script;
    }

    /** The number that is dialled. */
    public IncomingCall dialling(String number) {
        return new IncomingCall(asterisk, invitation.dialling(number), script);
    }

    /** A SIP header of its INVITE, which {@code PJSIP_HEADER(read,name)} reads; one of this name is replaced. */
    public IncomingCall withHeader(String name, String value) {
        return new IncomingCall(asterisk, invitation.with(name, value), script);
    }

    /** The account code of its endpoint, as {@code accountcode} of pjsip.conf sets it. */
    public IncomingCall withAccount(String code) {
        return new IncomingCall(asterisk, invitation.chargedTo(code), script);
    }

    /** What the caller does by itself. */
    public IncomingCall following(CallerScript newScript) {
        return new IncomingCall(asterisk, invitation, newScript);
    }

    /**
     * The call is no new one: the INVITE of this channel, which the application dialled, has come back to Asterisk, and has the Call-ID
     * of that channel ({@code protocol_id}).
     */
    public IncomingCall comingBackFrom(String channelId) {
        return new IncomingCall(asterisk, invitation.comingBackFrom(channelId), script);
    }

    /**
     * Places the call into the application that is connected.
     *
     * @throws IllegalStateException unless exactly one is
     */
    public SimulatedCall place() {
        List<String> active = asterisk.activeApplications();
        if (active.size() != 1) {
            throw new IllegalStateException("place() needs exactly one connected application, there are " + active);
        }
        return placeInto(active.get(0));
    }

    /** Places the call into an application; if it is not connected the dialplan refuses the call with 603. */
    public SimulatedCall placeInto(String application, String... args) {
        return follow(asterisk.incoming().place(invitation, application, List.of(args)));
    }

    /** Places the call so that several applications are offered it and one can claim it ({@code StasisBroadcast()}). */
    public SimulatedCall offerTo(String... applications) {
        return follow(asterisk.incoming().offer(invitation, List.of(applications)));
    }

    /**
     * Places the call in the stead of a channel of an application (SIP: INVITE with {@code Replaces}). The call is answered
     * at once. A channel in a bridge is swapped and stays, in no bridge; one in no bridge ends. Without such a channel, and
     * for a caller who is not answered yet, the call is refused with 481.
     */
    public SimulatedCall inPlaceOf(String channelId) {
        return follow(asterisk.incoming().inPlaceOf(invitation, channelId));
    }

    /**
     * Places the call to the dialplan's {@code Pickup()}: a channel that rings ends, and this call is in its place, its
     * bridge included. If none rings the call is refused with 486.
     */
    public SimulatedCall pickingUp(String channelId) {
        return follow(asterisk.incoming().pickingUp(invitation, channelId));
    }

    private SimulatedCall follow(CallerLeg leg) {
        leg.follow(script);
        return new SimulatedCall(asterisk, leg);
    }
}
