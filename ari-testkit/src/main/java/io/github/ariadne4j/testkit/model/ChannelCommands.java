package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;

/** What an application can ask of channels; each method is one REST operation. Under the loop's lock only. */
public final class ChannelCommands {
    private final Inventory inventory;
    private final EventPublisher events;
    private final Stasis stasis;
    private final Bridging bridging;
    private final Hangups hangups;
    private final Creating creating;
    private final Dialling dialling;

    ChannelCommands(
            Inventory inventory,
            EventPublisher events,
            Stasis stasis,
            Bridging bridging,
            Hangups hangups,
            Creating creating,
            Dialling dialling) {
        this.inventory = inventory;
        this.events = events;
        this.stasis = stasis;
        this.bridging = bridging;
        this.hangups = hangups;
        this.creating = creating;
        this.dialling = dialling;
    }

    /** All channels. */
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inventory.channels.values().forEach(channel -> all.add(Snapshots.of(channel)));
        return all;
    }

    /** One channel. */
    public ObjectNode get(String id) {
        return Snapshots.of(inventory.channel(id));
    }

    /** Creates a channel. */
    public ObjectNode create(CreateRequest request) {
        return creating.create(request);
    }

    /** Dials a created channel; a second dial while it is down ends it, as in Asterisk. */
    public void dial(String id, String caller, Duration timeout) {
        SimulatedChannel channel = inventory.channelInStasis(id);
        CalleeScript script = channel.script;
        if (channel.state != ChannelState.DOWN || script == null) {
            throw RequestRefused.conflict("Channel is not in the 'Down' state");
        }
        if (channel.dialled) {
            hangups.end(channel, Ending.dialledTwice());
            return;
        }
        SimulatedChannel from = inventory.channels.get(caller);
        if (from != null) {
            channel.connectedNumber = from.callerNumber;
        }
        dialling.dial(channel, script, timeout);
    }

    /** Answers a channel that called in; harmless on one that is up. */
    public void answer(String id) {
        bridging.answer(inventory.channelForMedia(id));
    }

    /** Sends ringing. */
    public void ring(String id) {
        inventory.channelForMedia(id).sip.ringing();
    }

    /** Stops the ringing; nothing of it is seen on the wire. */
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
        hangups.end(channel, Ending.requested(channel, cause));
    }

    /** Hands the channel back to the dialplan, which ends here with a plain {@code Hangup()}. */
    public void continueInDialplan(String id) {
        SimulatedChannel channel = inventory.channelForMedia(id);
        bridging.leave(channel);
        stasis.leave(channel);
        hangups.endInDialplan(channel);
    }

    /** Hands the channel to another application; an inactive one is refused by an event. */
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

    /** Reads a variable. */
    public ObjectNode variable(String id, String name) {
        SimulatedChannel channel = inventory.channels.get(id);
        if (channel == null) {
            throw RequestRefused.notFound("Channel Not Found", "Provided channel was not found");
        }
        String value = channel.variables.get(requireName(name));
        if (value == null) {
            throw RequestRefused.notFound("Variable Not Found", "Provided variable was not found");
        }
        return JsonNodeFactory.instance.objectNode().put("value", value);
    }

    /** Sets a variable. */
    public void setVariable(String id, String name, String value) {
        SimulatedChannel channel = inventory.channelInStasis(id);
        channel.variables.put(requireName(name), value);
        events.aboutChannel(channel, Events.varset(channel, name, value));
    }

    private static String requireName(String name) {
        if (name.isEmpty()) {
            throw RequestRefused.badRequest("Variable name is required");
        }
        return name;
    }
}
