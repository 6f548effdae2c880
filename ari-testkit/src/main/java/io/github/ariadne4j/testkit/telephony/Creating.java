package io.github.ariadne4j.testkit.telephony;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.script.Callees;
import io.github.ariadne4j.testkit.script.Creation;
import io.github.ariadne4j.testkit.state.ChannelState;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedChannel;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.util.Locale;

/** {@code POST /channels/create}: a channel toward an endpoint, in Stasis and not yet dialled. */
public final class Creating {
    /** The maximum length of an id; longer ids are cut without an error. */
    private static final int LONGEST_ID = 151;

    private final AsteriskLoop loop;
    private final Inventory inventory;
    private final EventPublisher events;
    private final Stasis stasis;
    private final Callees callees;

    /** The scripts of the callees determine what the far ends do. */
    public Creating(AsteriskLoop loop, Inventory inventory, EventPublisher events, Stasis stasis, Callees callees) {
        this.loop = loop;
        this.inventory = inventory;
        this.events = events;
        this.stasis = stasis;
        this.callees = callees;
    }

    /** Creates a channel and returns its JSON object; a refused request throws {@link RequestRefused}. */
    public ObjectNode create(CreateRequest request) {
        check(request);
        subscribeToOriginator(request);
        CalleeScript script = scriptFor(request);
        SimulatedChannel channel = channelFor(request, script);
        StasisApplication application = inventory.applications.get(request.application());
        inventory.add(channel);
        events.aboutChannel(channel, Events.about("ChannelCreated", channel));
        if (application == null || !application.isActive() || script.creation() == Creation.VANISHES) {
            loop.later(AsteriskLoop.tick(), () -> vanish(channel));
            return Snapshots.of(channel);
        }
        application.subscribe(channel);
        return enter(channel, application, request, script.creation());
    }

    private ObjectNode enter(
            SimulatedChannel channel, StasisApplication application, CreateRequest request, Creation creation) {
        ObjectNode response = Snapshots.of(channel);
        Runnable entering = () -> {
            if (!channel.ending) {
                stasis.enterCreated(channel, application, Stasis.argsOf(request.appArgs()));
            }
        };
        if (creation == Creation.ENTERS_STASIS_BEFORE_RESPONSE) {
            entering.run();
        } else {
            loop.later(AsteriskLoop.tick(), entering);
        }
        return response;
    }

    /** The script of the far end; 500 if there is none. */
    CalleeScript scriptFor(CreateRequest request) {
        CalleeScript script = callees.scriptFor(request.endpoint());
        if (script.creation() == Creation.ALLOCATION_FAILS) {
            throw RequestRefused.allocationFailed();
        }
        return script;
    }

    void check(CreateRequest request) {
        if (request.endpoint().isEmpty()) {
            throw RequestRefused.badRequest("Endpoint must be specified");
        }
        if (request.endpoint().indexOf('/') < 0) {
            throw RequestRefused.badRequest("Invalid endpoint specified");
        }
        if (!request.channelId().isEmpty() && inventory.knowsId(cut(request.channelId()))) {
            throw RequestRefused.conflict("Channel with given unique ID already exists");
        }
    }

    /** Takes effect even if the creation fails afterwards; an unknown originator is ignored. */
    private void subscribeToOriginator(CreateRequest request) {
        SimulatedChannel originator = inventory.channels.get(request.originator());
        StasisApplication application = inventory.applications.get(request.application());
        if (originator != null && application != null) {
            application.subscribe(originator);
        }
    }

    SimulatedChannel channelFor(CreateRequest request, CalleeScript script) {
        long number = inventory.nextNumber();
        int slash = request.endpoint().indexOf('/');
        String technology = request.endpoint().substring(0, slash);
        String resource = request.endpoint().substring(slash + 1);
        String peer = resource.substring(resource.indexOf('@') + 1);
        SimulatedChannel channel = new SimulatedChannel(
                request.channelId().isEmpty() ? "sim." + number : cut(request.channelId()),
                String.format(Locale.ROOT, "%s/%s-%08x", technology, peer, number),
                "s",
                loop.timers().now(),
                ChannelState.DOWN,
                resource,
                script);
        channel.callerNumber = Callees.numberOf(request.endpoint());
        channel.variables.putAll(request.variables());
        return channel;
    }

    private void vanish(SimulatedChannel channel) {
        channel.ending = true;
        channel.gone = true;
        inventory.remove(channel);
    }

    private static String cut(String id) {
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    }
}
