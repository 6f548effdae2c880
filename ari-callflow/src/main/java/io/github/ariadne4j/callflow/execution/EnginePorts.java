package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.credit.CreditControl;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.gate.AdmissionGate;
import io.github.ariadne4j.callflow.observer.CallHooks;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.speech.SpeechCache;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an engine reaches outside itself.
 *
 * @param ari Asterisk
 * @param store where sessions and counts live
 * @param spool where ended sessions go that no store takes
 * @param cdrs where records go
 * @param flows what calls do
 * @param gate decides on new calls and on targets
 * @param hopHeader whether a SIP header counts hops
 * @param credit what reserves credit for calls; null: none is needed
 * @param admitWhenCreditUnknown whether a call is taken although its credit cannot be reserved
 * @param speech the files of texts that are said; null: there is no text to speech
 * @param journalKeys encrypt secret digits in journals
 * @param hooks the listeners
 * @param observer sees everything; null: nothing does
 */
public record EnginePorts(
        AriClient ari,
        CallStore store,
        SessionSpool spool,
        CdrSink cdrs,
        FlowSelector flows,
        AdmissionGate gate,
        boolean hopHeader,
        @Nullable CreditControl credit,
        boolean admitWhenCreditUnknown,
        @Nullable SpeechCache speech,
        JournalKeys journalKeys,
        CallHooks hooks,
        @Nullable CallObserver observer) {}
