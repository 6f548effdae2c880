package io.github.ariadne4j.testkit.model;

import java.time.Duration;

/**
 * The parameters of a recording; texts are empty where the request left them out.
 *
 * @param name its name, unique among the recordings
 * @param format the file format, for example {@code wav}
 * @param maxDuration the time after which it ends by itself; zero: without a limit
 * @param ifExists {@code fail}, {@code overwrite} or {@code append}
 * @param terminateOn the DTMF digit that ends it, or {@code any}
 */
public record RecordRequest(String name, String format, Duration maxDuration, String ifExists, String terminateOn) {}
