/**
 * Call flows, one class each; {@link com.example.flows.PinMenu} is the one to read first. A flow runs on a thread of its own for each
 * call, and may block there.
 */
@NullMarked
package com.example.flows;

import org.jspecify.annotations.NullMarked;
