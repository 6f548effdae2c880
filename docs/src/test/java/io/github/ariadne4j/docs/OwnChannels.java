package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.flow.FlowSelector;

/** The selector of {@code flows.md}. */
final class OwnChannels {
    private OwnChannels() {}

    static FlowSelector byArguments(Router router) {
        FlowSelector byArguments = call -> call.args().contains("dialler")
                ? FlowSelector.foreignChannel() // another program originated it
                : new DialAndBridge(router);
        return byArguments;
    }
}
