package io.github.ariadne4j.testkit.telephony;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.Origination;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.time.Duration;

/** {@code POST /channels}: a channel that is dialled at once and enters its application only when it is answered. */
public final class Originating {
    private static final int LONGEST_ID = 149;
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;
    private final Creating creating;
    private final Dialling dialling;
    private final Hangups hangups;

    /** The channels are made as for {@code POST /channels/create}. */
    public Originating(
            AsteriskLoop loop,
            Inventory inventory,
            EventPublisher events,
            Creating creating,
            Dialling dialling,
            Hangups hangups) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
        this.creating = creating;
        this.dialling = dialling;
        this.hangups = hangups;
    }

    /** Dials a new channel and returns its JSON object; a refused request throws {@link RequestRefused}. */
    public ObjectNode originate(OriginateRequest request) {
        check(request);
        CreateRequest wanted = request.channel();
        CalleeScript script = creating.scriptFor(wanted);
        SimulatedChannel channel = creating.channelFor(wanted, script);
        channel.origination = new Origination(wanted.application(), Stasis.argsOf(wanted.appArgs()));
        channel.connectedNumber = request.callerId();
        inventory.add(channel);
        events.aboutChannel(channel, Events.about("ChannelCreated", channel));
        StasisApplication application = inventory.applications.get(wanted.application());
        if (application != null) {
            application.subscribe(channel);
        }
        dialling.dial(channel, script, Duration.ZERO);
        giveUpInTime(channel, request.timeoutSeconds());
        return Snapshots.of(channel);
    }

    private void check(OriginateRequest request) {
        CreateRequest wanted = request.channel();
        creating.check(wanted);
        if (wanted.application().isEmpty() && request.extension().isEmpty()) {
            throw RequestRefused.badRequest("Application or extension must be specified");
        }
        if (wanted.channelId().length() > LONGEST_ID) {
            throw RequestRefused.badRequest("Uniqueid length exceeds maximum of " + LONGEST_ID);
        }
        if (!wanted.originator().isEmpty() && !inventory.channels.containsKey(wanted.originator())) {
            throw RequestRefused.badRequest("Originator not found");
        }
    }

    private void giveUpInTime(SimulatedChannel channel, int seconds) {
        if (seconds >= 0) {
            loop.later(seconds == 0 ? USUAL_TIMEOUT : Duration.ofSeconds(seconds), () -> hangups.giveUp(channel));
        }
    }
}
