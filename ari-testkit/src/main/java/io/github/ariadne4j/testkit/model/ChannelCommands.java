package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.telephony.Bridging;
import io.github.ariadne4j.testkit.telephony.ChannelEnd;
import io.github.ariadne4j.testkit.telephony.CreateRequest;
import io.github.ariadne4j.testkit.telephony.Creating;
import io.github.ariadne4j.testkit.telephony.Dialling;
import io.github.ariadne4j.testkit.telephony.Dialplan;
import io.github.ariadne4j.testkit.telephony.Hangups;
import io.github.ariadne4j.testkit.telephony.OriginateRequest;
import io.github.ariadne4j.testkit.telephony.Originating;
import java.time.Duration;
import java.util.List;

/** The REST operations on channels, one a method. Under the loop's lock only. */
public final class ChannelCommands {
    private static final List<String> RTP_COUNTS = List.of(
            "txcount", "rxcount", "txploss", "rxploss", "local_ssrc", "remote_ssrc", "txoctetcount", "rxoctetcount");

    private final Inventory inventory;
    private final EventPublisher events;
    private final Stasis stasis;
    private final Dialplan dialplan;
    private final Bridging bridging;
    private final Hangups hangups;
    private final Creating creating;
    private final Dialling dialling;
    private final Originating originating;

    ChannelCommands(
            Inventory inventory,
            EventPublisher events,
            Stasis stasis,
            Dialplan dialplan,
            Bridging bridging,
            Hangups hangups,
            Creating creating,
            Dialling dialling,
            Originating originating) {
        this.inventory = inventory;
        this.events = events;
        this.stasis = stasis;
        this.dialplan = dialplan;
        this.bridging = bridging;
        this.hangups = hangups;
        this.creating = creating;
        this.dialling = dialling;
        this.originating = originating;
    }

    /** All channels; one that cannot be written as JSON fails the request. */
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (!inventory.channels.values().stream().allMatch(SimulatedChannel::isReadable)) {
            throw RequestRefused.allocationFailed();
        }
        inventory.channels.values().forEach(channel -> all.add(Snapshots.of(channel)));
        return all;
    }

    /** One channel; a missing node if it cannot be written as JSON. */
    public JsonNode get(String id) {
        SimulatedChannel channel = inventory.channel(id);
        return channel.isReadable() ? Snapshots.of(channel) : MissingNode.getInstance();
    }

    /** Creates a channel. */
    public ObjectNode create(CreateRequest request) {
        return creating.create(request);
    }

    /** Dials a created channel; a second dial while its state is {@code Down} ends it, as in Asterisk. */
    public void dial(String id, String caller, Duration timeout) {
        SimulatedChannel channel = inventory.channelInStasis(id);
        CalleeScript script = channel.script;
        if (channel.state != ChannelState.DOWN || script == null) {
            throw RequestRefused.conflict("Channel is not in the 'Down' state");
        }
        if (channel.dialled) {
            hangups.end(channel, ChannelEnd.dialledTwice());
            return;
        }
        SimulatedChannel from = inventory.channels.get(caller);
        if (from != null) {
            channel.connectedNumber = from.callerNumber;
        }
        dialling.dial(channel, script, timeout);
    }

    /** Answers a channel that called in; has no effect on one that is up. */
    public void answer(String id) {
        SimulatedChannel channel = inventory.channelForMedia(id);
        if (channel.finishing) {
            throw RequestRefused.failed("Failed to answer channel");
        }
        bridging.answer(channel);
    }

    /** Sends ringing. */
    public void ring(String id) {
        bridging.ring(inventory.channelForMedia(id));
    }

    /** Stops the ringing; sends no SIP message. */
    public void ringStop(String id) {
        inventory.channelForMedia(id);
    }

    /** Opens early media. */
    public void progress(String id) {
        inventory.channelForMedia(id).sip.progress();
    }

    /** Hangs up, with a Q.850 cause. */
    public void hangUp(String id, int cause) {
        SimulatedChannel channel = inventory.channel(id);
        hangups.end(channel, ChannelEnd.requested(channel, cause));
    }

    /** Returns the channel to the dialplan: a number leads into the application again, no number ends the channel. */
    public void continueInDialplan(String id, String exten) {
        send(inventory.channelForMedia(id), exten);
    }

    /** Sends a channel in any state to a number in the dialplan, as the console or another interface does. */
    public void sendTo(String id, String exten) {
        send(inventory.channelInStasis(id), exten);
    }

    private void send(SimulatedChannel channel, String exten) {
        StasisApplication application = channel.application;
        if (application != null) {
            dialplan.send(channel, application, exten);
        }
    }

    /** Moves the channel to another application; an inactive one is refused by an event. */
    public void move(String id, String application, String appArgs) {
        SimulatedChannel channel = inventory.channelInStasis(id);
        if (application.isEmpty()) {
            throw RequestRefused.badRequest("app parameter missing");
        }
        StasisApplication from = channel.application;
        StasisApplication to = inventory.applications.get(application);
        if (from != null && to != null && to.isActive()) {
            stasis.move(channel, from, to, Stasis.argsOf(appArgs));
        } else if (from != null) {
            events.toApplication(from, Events.moveFailed(channel, application, Stasis.argsOf(appArgs)));
        }
    }

    /** Redirects the far end: a telephone that was answered hangs up by itself, another one gets 302. */
    public void redirect(String id, String endpoint) {
        SimulatedChannel channel = inventory.channelForMedia(id);
        if (endpoint.isEmpty()) {
            throw RequestRefused.badRequest("Endpoint parameter not provided");
        }
        String technology = channel.name.substring(0, channel.name.indexOf('/') + 1);
        if (!endpoint.startsWith(technology)) {
            throw RequestRefused.unprocessable("Endpoint technology does not match channel technology");
        }
        hangups.end(channel, channel.isUp() ? ChannelEnd.hungUp(channel) : ChannelEnd.redirected());
    }

    /** The RTCP statistics of a channel; without media there are none. */
    public ObjectNode rtpStatistics(String id) {
        SimulatedChannel channel = inventory.channel(id);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String count : RTP_COUNTS) {
            json.put(count, 0);
        }
        return json.put("channel_uniqueid", channel.id);
    }

    /** Originates a channel. */
    public ObjectNode originate(OriginateRequest request) {
        return originating.originate(request);
    }
}
