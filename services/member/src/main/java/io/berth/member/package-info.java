/**
 * Member decides who someone is: their e-mail address, name, language, roles, and that it is really
 * they who signs in. It issues the tokens that every service checks by itself, and never decides
 * what a role may do elsewhere. It tells everyone who joined and who changed, without personal
 * data; names and addresses are only given to a service that asks in its own name.
 */
package io.berth.member;
