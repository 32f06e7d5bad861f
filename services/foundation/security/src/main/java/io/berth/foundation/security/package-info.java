/** Says who is calling, and signs the calls that one service makes to another. */
package io.berth.foundation.security;
