/**
 * Tests of the pages in a real browser. Open {@link io.github.ariadne4j.dashboard.browser.Chromium} first; tests of the
 * application use it as well. Imports Selenium. Runs on the threads of tests.
 */
@NullMarked
package io.github.ariadne4j.dashboard.browser;

import org.jspecify.annotations.NullMarked;
