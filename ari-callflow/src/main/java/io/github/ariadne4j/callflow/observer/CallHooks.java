package io.github.ariadne4j.callflow.observer;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.time.Duration;

/** Receives the stages of calls on the engine's threads. Must neither block nor throw. */
public interface CallHooks {
    /** A call came in. */
    void started(IncomingCall call);

    /** A call of an earlier instance was recovered. */
    void recovered(IncomingCall call);

    /** A callee answered, this long after the call came in. */
    void answered(CallId call, Duration setUp);

    /** A hold of a party began or ended, by the other party's telephone or by the application. */
    void held(CallId call, Party party, Party by, boolean held);

    /** An answered party has heard nothing and waited for no operation for this long, which is more than allowed. */
    void silent(CallId call, Party party, Duration lasted);

    /** A call ended. */
    void ended(CallDetailRecord cdr);

    /** New calls were refused for lack of capacity. */
    void refused(RefusalRecord refused);
}
