/**
 * The storage of entries of recorded calls: bytes in blocks that are used again. Open
 * {@link io.github.ariadne4j.callflow.recorder.log.EntryLog} first. Imports {@code recorder.mask}. Used under the lock of the recorder;
 * a {@link io.github.ariadne4j.callflow.recorder.log.EntryLog.View} is read on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.recorder.log;

import org.jspecify.annotations.NullMarked;
