/** What the tests of every module share: real databases, contracts, patience. */
package io.berth.foundation.testing;
