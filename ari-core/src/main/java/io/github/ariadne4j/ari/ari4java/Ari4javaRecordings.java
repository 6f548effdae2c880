package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.media.LiveRecordings;
import io.github.ariadne4j.ari.media.Recordings;
import io.github.ariadne4j.ari.media.StoredRecordings;

/**
 * Requests about recordings, by ari4java's builders.
 *
 * @param live live recordings
 * @param stored stored recordings
 */
record Ari4javaRecordings(LiveRecordings live, StoredRecordings stored) implements Recordings {
    Ari4javaRecordings(Requests requests) {
        this(new Ari4javaLiveRecordings(requests), new Ari4javaStoredRecordings(requests));
    }
}
