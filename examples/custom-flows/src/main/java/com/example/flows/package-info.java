/**
 * Call flows, one class each; read {@link com.example.flows.PinMenu} first. A flow runs on a thread of its own for each call, and may
 * block there.
 */
@NullMarked
package com.example.flows;

import org.jspecify.annotations.NullMarked;
