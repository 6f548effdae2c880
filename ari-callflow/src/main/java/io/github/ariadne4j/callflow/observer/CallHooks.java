package io.github.ariadne4j.callflow.observer;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import java.time.Duration;

/** Told what calls do, on the engine's threads; must neither block nor throw. */
public interface CallHooks {
    /** A call came in. */
    void started(IncomingCall call);

    /** A call of an earlier instance is ours now. */
    void recovered(IncomingCall call);

    /** A callee answered, this long after the call came in. */
    void answered(CallId call, Duration setUp);

    /** A party was put on hold, or taken back, by the other party's telephone or by the application. */
    void held(CallId call, Party party, Party by, boolean held);

    /** A party was answered, and has heard nothing and waited for no operation for so long: more than it may. */
    void silent(CallId call, Party party, Duration lasted);

    /** A call ended. */
    void ended(CallDetailRecord cdr);

    /** New calls were refused for want of capacity. */
    void refused(RefusalRecord refused);
}
