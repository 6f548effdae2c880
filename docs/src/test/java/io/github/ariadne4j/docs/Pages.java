package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.RecorderSettings;
import io.github.ariadne4j.dashboard.DashboardServer;
import io.github.ariadne4j.dashboard.DashboardSettings;
import io.github.ariadne4j.dashboard.figures.CallFigures;
import io.github.ariadne4j.dashboard.http.Response;
import io.github.ariadne4j.dashboard.live.Dependency;
import java.util.List;

/** The code of {@code dashboard.md}. */
final class Pages {
    private Pages() {}

    static DashboardServer shown(AriClient ari, CallFlow flow, CdrSink cdrs) {
        CallRecorder recorder = new CallRecorder(RecorderSettings.defaults());
        CallFigures figures = new CallFigures();
        CallEngine engine = CallEngine.builder(ari)
                .flow(flow)
                .cdrs(cdrs)
                .observer(recorder)
                .listener(figures)
                .start();
        DashboardServer dashboard = DashboardServer.builder(DashboardSettings.onLoopback(8090))
                .recorder(recorder)
                .figures(figures)
                .engine(engine)
                .cdrBacklog(cdrs::backlog)
                .loopStalls(() -> ari.statistics().loopStalls())
                .dependencies(
                        () -> List.of(new Dependency("Asterisk", engine.health().isHealthy(), "pbx-1")))
                .page("/livez", () -> Response.text(200, "ok\n"))
                .start();
        return dashboard;
    }
}
