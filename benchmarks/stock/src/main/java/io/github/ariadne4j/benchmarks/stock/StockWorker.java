package io.github.ariadne4j.benchmarks.stock;

import ch.loway.oss.ari4java.ARI;
import ch.loway.oss.ari4java.AriVersion;
import ch.loway.oss.ari4java.tools.ARIException;
import ch.loway.oss.ari4java.tools.BaseAriAction;
import io.github.ariadne4j.benchmarks.load.Target;
import io.github.ariadne4j.benchmarks.load.Worker;

/** Measures stock ari4java. */
public final class StockWorker {
    private StockWorker() {}

    /** Reads its commands from standard input. */
    public static void main(String[] none) throws Exception {
        // Without this setting no event of an Asterisk newer than its models can be read.
        BaseAriAction.setObjectMapperLessStrict();
        new Worker(StockEvents::listen, StockRest::connect).run();
        System.exit(0);
    }

    static ARI connect(Target target) throws ARIException {
        return ARI.build(
                target.url() + '/', target.application(), target.username(), target.password(), AriVersion.ARI_10_0_0);
    }
}
