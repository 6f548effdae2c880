package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.resource.Channels;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Media;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.Effect;
import io.github.ariadne4j.callflow.machine.FlowVerb;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.Ports;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the flow of one call on a thread of its own, and answers what it asks for. */
final class FlowThread {
    private static final Logger LOG = LoggerFactory.getLogger(FlowThread.class);

    private final Shared shared;
    private final CallFacts facts;
    private final CallActor actor;
    private final FlowRequests requests;

    FlowThread(Shared shared, CallFacts facts, CallActor actor) {
        this.shared = shared;
        this.facts = facts;
        this.actor = actor;
        this.requests = new FlowRequests(facts.call().id());
    }

    void start() {
        shared.flowThreads().execute(() -> follow(CallFlow::run, Map.of()));
    }

    /** As an earlier life left it. */
    void resume(CallSession session) {
        shared.flowThreads().execute(() -> follow(CallFlow::resume, session.data()));
    }

    private void follow(BiConsumer<CallFlow, Call> way, Map<String, String> kept) {
        IncomingCall call = facts.call();
        boolean failed = false;
        try {
            way.accept(shared.outside().flows().flowFor(call), new FlowCall(call, actor, requests, kept));
        } catch (CallEndedException e) {
            LOG.debug("flow of call {} ended with its call", call.id());
        } catch (Throwable e) { // whatever a flow throws: its call must not wait for it
            LOG.error("the flow of call {} failed; the call is hung up with cause 38", call.id(), e);
            failed = true;
        }
        actor.tell(new CallSignal.FlowReturned(failed, Instant.now()));
    }

    void perform(Effect.Perform asked) {
        FlowVerb verb = asked.verb();
        ChannelId caller = facts.call().channel();
        Channels channels = shared.outside().ari().channels();
        if (verb instanceof FlowVerb.Play play) {
            play(play.media(), asked.request());
        } else {
            whenDone(
                    verb instanceof FlowVerb.Answer ? channels.answer(caller) : channels.ring(caller), asked.request());
        }
    }

    /** Done when Asterisk says that the playback finished, which it also does when the channel is gone. */
    private void play(Media media, int request) {
        PlaybackId playback = facts.ids().playback(request);
        shared.directory().whenFinished(playback, () -> answer(request, true));
        shared.outside()
                .ari()
                .channels()
                .play(facts.call().channel(), playback, media.uri())
                .whenComplete((started, error) -> {
                    if (error != null) {
                        shared.directory().neverStarted(playback);
                        requests.fail(request, Ports.reason(error));
                    }
                });
    }

    private void whenDone(CompletionStage<Void> command, int request) {
        command.whenComplete((done, error) -> {
            if (error == null) {
                answer(request, true);
            } else {
                requests.fail(request, Ports.reason(error));
            }
        });
    }

    void answer(int request, Object answer) {
        requests.answer(request, answer);
    }

    void end() {
        requests.endAll();
    }
}
