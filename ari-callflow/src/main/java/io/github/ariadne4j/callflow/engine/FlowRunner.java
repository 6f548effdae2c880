package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Route;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.Media;
import io.github.ariadne4j.callflow.flow.PlayOutcome;
import io.github.ariadne4j.callflow.flow.RoutingFlow;
import io.github.ariadne4j.callflow.machine.CallFacts;
import io.github.ariadne4j.callflow.machine.CallSignal;
import io.github.ariadne4j.callflow.machine.Effect;
import io.github.ariadne4j.callflow.machine.FlowVerb;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the flow of one call, and answers what it asks for. A flow that only routes, and does not block, is asked on the loop;
 * any other has a thread of its own. Used on the loop, but for the flow itself.
 */
final class FlowRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRunner.class);

    private final EngineContext context;
    private final CallFacts facts;
    private final CallActor actor;

    /** Null after a recovery: the selector is asked again. */
    private final @Nullable CallFlow chosen;

    /** What the flow's thread waits for; null while no such thread has run. */
    private @Nullable FlowRequests requests;

    private boolean played;
    private boolean ended;

    FlowRunner(EngineContext context, CallFacts facts, CallActor actor, @Nullable CallFlow chosen) {
        this.context = context;
        this.facts = facts;
        this.actor = actor;
        this.chosen = chosen;
    }

    void start() {
        begin(CallFlow::run, Map.of());
    }

    /** As it was left when the application ended. */
    void resume(CallSession session) {
        begin(CallFlow::resume, session.data());
    }

    private void begin(BiConsumer<CallFlow, Call> way, Map<String, String> kept) {
        CallFlow flow = chosen;
        if (flow == null && !context.choices().mayBlock()) {
            flow = context.choices().choose(facts.call());
        }
        if (flow instanceof RoutingFlow routing && !routing.mayBlock()) {
            route(routing);
        } else {
            beginThread(way, flow, kept);
        }
    }

    private void beginThread(BiConsumer<CallFlow, Call> way, @Nullable CallFlow flow, Map<String, String> kept) {
        FlowRequests opened = new FlowRequests(facts.call().id());
        requests = opened;
        try {
            context.flowThreads().execute(() -> follow(way, flow, opened, kept));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("call {}: the engine was closed before its flow began", actor.id());
        }
    }

    private void route(RoutingFlow routing) {
        try {
            Route route = routing.route(facts.call());
            actor.tell(new CallSignal.FlowRoutes(route, 0, context.loop().now()));
        } catch (Throwable e) { // an Error as well: the call must not wait for its router
            failed(e);
            actor.tell(new CallSignal.FlowReturned(true, context.loop().now()));
        }
    }

    private void follow(
            BiConsumer<CallFlow, Call> way, @Nullable CallFlow known, FlowRequests opened, Map<String, String> kept) {
        IncomingCall call = facts.call();
        boolean failed = false;
        try {
            CallFlow flow = known == null ? context.choices().choose(call) : known;
            way.accept(flow, new FlowCall(call, actor, context.loop(), opened, kept));
        } catch (CallEndedException e) {
            LOG.debug("flow of call {} ended with its call", call.id());
        } catch (Throwable e) { // an Error as well: the call must not wait for its flow
            failed = failed(e);
        }
        actor.tell(new CallSignal.FlowReturned(failed, context.loop().now()));
    }

    /** A flow that is interrupted by the engine's end has not failed, and its call lives on in Asterisk. */
    private boolean failed(Throwable why) {
        if (context.loop().isClosed()) {
            LOG.debug("flow of call {} ended with the engine", actor.id());
            return false;
        }
        LOG.error("the flow of call {} failed; the call is hung up with cause 38", actor.id(), why);
        return true;
    }

    void perform(Effect.Perform asked) {
        FlowVerb verb = asked.verb();
        int request = asked.request();
        ChannelId caller = facts.call().channel();
        RequestCallback done = failure -> settle(request, failure);
        context.gateway().act(actor.id(), ari -> {
            if (verb instanceof FlowVerb.Play play) {
                play(ari, play.media(), request);
            } else if (verb instanceof FlowVerb.Answer) {
                ari.answer(caller, played, done);
            } else {
                ari.ring(caller, done);
            }
        });
    }

    /** Done when Asterisk says that the playback finished, which it also does when the channel is gone. */
    private void play(CallRequests ari, Media media, int request) {
        played = true;
        PlaybackId playback = facts.ids().playback(request);
        context.directory().whenFinished(playback, finished -> played(finished, media, request));
        ari.play(facts.call().channel(), playback, media.uri(), failure -> {
            if (failure != null) {
                context.directory().neverStarted(playback);
                settle(request, failure);
            }
        });
    }

    /** It fails as well when the caller leaves during it, which is no fault of the media. */
    private void played(Playback finished, Media media, int request) {
        boolean failed = finished.state().equals("failed");
        if (failed && !ended) {
            context.warnings().notPlayed(media);
        }
        answer(request, failed ? PlayOutcome.FAILED : PlayOutcome.PLAYED);
    }

    private void settle(int request, @Nullable Throwable failure) {
        if (failure == null) {
            answer(request, true);
        } else if (requests != null) {
            requests.fail(request, failure);
        }
    }

    /** Whether something was played to the caller: it may still be playing, and Asterisk lets commands wait for it. */
    boolean hasPlayed() {
        return played;
    }

    void answer(int request, Object answer) {
        if (requests != null) {
            requests.answer(request, answer);
        }
    }

    void end() {
        ended = true;
        if (requests != null) {
            requests.endAll();
        }
    }
}
