package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.execution.verb.FlowRequests;
import io.github.ariadne4j.callflow.execution.verb.LegVerbs;
import io.github.ariadne4j.callflow.execution.verb.ScreenedLeg;
import io.github.ariadne4j.callflow.execution.verb.SpokenPrompts;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.FlowDivergedException;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.JournalFullException;
import io.github.ariadne4j.callflow.flow.ScreeningFlow;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowEvent.Screened.Result;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.replay.FlowThread;
import io.github.ariadne4j.callflow.replay.JournaledCallee;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the screenings of one call, each callee's on a thread of its own. Used on the loop, but for what a dialling flow enters, and for the
 * screenings themselves. After a recovery, a screening waits until the flow that runs again has come to its dial.
 */
final class ScreeningRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ScreeningRunner.class);

    private final EngineContext context;
    private final IncomingCall call;
    private final CallActor actor;
    private final FlowRequests ofFlow;

    /** By the dial that waits meanwhile. */
    private final Map<RequestId, ScreeningFlow> entered = new ConcurrentHashMap<>(0);

    private final Map<LegId, Word.Screen> waiting = new HashMap<>(0);
    private final Map<LegId, FlowRequests> running = new HashMap<>(0);

    /** @param ofFlow what the flow that dials waits for */
    ScreeningRunner(EngineContext context, IncomingCall call, CallActor actor, FlowRequests ofFlow) {
        this.context = context;
        this.call = call;
        this.actor = actor;
        this.ofFlow = ofFlow;
    }

    /** Callees of this dial are asked by this flow. */
    void enter(RequestId dial, ScreeningFlow screening) {
        entered.put(dial, screening);
        if (dial.isResumed()) {
            context.loop().execute(this::beginWaiting);
        }
    }

    private void beginWaiting() {
        List<Word.Screen> words = List.copyOf(waiting.values());
        waiting.clear();
        words.forEach(this::begin);
    }

    void begin(Word.Screen word) {
        ScreeningFlow screening = entered.get(word.dial());
        if (screening != null) {
            begin(word, screening);
        } else if (word.dial().isResumed()) {
            waiting.put(word.leg(), word);
        } else {
            tell(new FlowEvent.Screened(word.leg(), Result.FAILED));
        }
    }

    private void begin(Word.Screen word, ScreeningFlow screening) {
        FlowRequests requests = ofFlow.ofScreening(word.leg());
        requests.openResumed();
        running.put(word.leg(), requests);
        try {
            context.flowThreads()
                    .execute(() -> CallLogContext.run(actor.id(), () -> follow(word, screening, requests)));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("call {}: the engine was closed before the screening of a callee began", actor.id());
        }
    }

    private void follow(Word.Screen word, ScreeningFlow screening, FlowRequests requests) {
        Result result = Result.FAILED;
        try {
            result = accepts(word, screening, requests) ? Result.ACCEPTED : Result.DECLINED;
        } catch (CallEndedException e) {
            LOG.debug("screening of leg {} of call {} ended with its leg", word.leg(), call.id());
        } catch (Throwable e) { // an Error as well: the caller must not wait for the screening
            failed(word.leg(), e);
        }
        tell(new FlowEvent.Screened(word.leg(), result));
    }

    private boolean accepts(Word.Screen word, ScreeningFlow screening, FlowRequests requests) {
        Journal journal = word.journal();
        if (journal == null) {
            return screening.accepts(callee(word, null, requests));
        }
        Boolean known = accepts(word, screening, requests, journal);
        if (known != null) {
            return known;
        }
        Boolean anew = accepts(word, screening, requests, Journal.of(journal.flow(), Map.of()));
        return Boolean.TRUE.equals(anew);
    }

    /** Null: the screening diverges from its journal. */
    private @Nullable Boolean accepts(
            Word.Screen word, ScreeningFlow screening, FlowRequests requests, Journal journal) {
        JournaledCallee seen = new JournaledCallee(
                callee(word, journal.flow(), requests),
                context.loop()::now,
                journal,
                word.leg().value());
        boolean accepts = false;
        try {
            accepts = screening.accepts(seen);
            seen.returned();
        } catch (FlowDivergedException e) {
            // It is reported below, also where the screening has caught it.
        }
        FlowDivergedException diverged = seen.diverged();
        if (diverged == null) {
            return accepts;
        }
        LOG.warn("a screening that runs again cannot go on, and begins again: {}", diverged.getMessage());
        return null;
    }

    private void failed(LegId leg, Throwable why) {
        if (!context.loop().isClosed()) {
            LOG.error("the screening of leg {} of call {} failed; the callee is hung up", leg, call.id(), why);
        }
    }

    /** @param flow the durable flow whose journal it writes to; null: to none */
    private ScreenedLeg callee(Word.Screen word, @Nullable FlowName flow, FlowRequests requests) {
        LegId leg = word.leg();
        return new ScreenedLeg(
                call,
                word.target(),
                new FlowThread(call.id()),
                verbs(leg, requests, (verb, until) -> (FlowAnswer)
                        requests.ask(request -> new FlowEvent.AsksCallee(leg, verb, request), this::tell, until)),
                verbs(leg, requests, (verb, until) -> (FlowAnswer)
                        requests.askAgain(request -> new FlowEvent.AsksCallee(leg, verb, request), this::tell)),
                entries -> write(leg, flow, entries, requests),
                requests::isEnded,
                context.ports().journalKeys());
    }

    private LegVerbs verbs(LegId leg, FlowRequests requests, LegVerbs.Asking asking) {
        return new LegVerbs(
                "leg " + leg + " of call " + call.id(),
                context.loop()::now,
                play -> SpokenPrompts.await(context.spoken(), requests, play),
                asking);
    }

    private void write(LegId leg, @Nullable FlowName flow, List<JournalEntry> entries, FlowRequests requests) {
        Object answer =
                requests.ask(request -> new FlowEvent.JournalsScreening(leg, entries, request), this::tell, null);
        if (answer instanceof FlowAnswer.Refused && flow != null) {
            throw new JournalFullException(call.id(), flow);
        }
        if (answer instanceof FlowAnswer) {
            throw new CallEndedException(call.id());
        }
    }

    private void tell(FlowEvent event) {
        actor.tell(new CallSignal.FlowSignal(event, context.loop().now()), ofFlow::isReplaced);
    }

    void answer(int request, Object answer) {
        running.values().forEach(requests -> requests.answer(request, answer));
    }

    void fail(int request, Throwable why) {
        running.values().forEach(requests -> requests.fail(request, why));
    }

    void end(LegId leg) {
        waiting.remove(leg);
        FlowRequests requests = running.remove(leg);
        if (requests != null) {
            requests.endAll();
        }
    }

    void endAll() {
        waiting.clear();
        running.values().forEach(FlowRequests::endAll);
        running.clear();
    }
}
