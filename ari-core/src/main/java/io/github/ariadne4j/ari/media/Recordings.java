package io.github.ariadne4j.ari.media;

/** Recordings ({@code /recordings}): those being made, and those that are files. */
public interface Recordings {
    /** Recordings that are being made. */
    LiveRecordings live();

    /** Recordings that are files on the server. */
    StoredRecordings stored();
}
