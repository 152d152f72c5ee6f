package org.botcrm.web;

import org.botcrm.domain.conversacion.ConversacionFilter;
import org.botcrm.domain.conversacion.PageRequest;

/**
 * What a call to one of the lists asks for.
 *
 * @param filter which rows
 * @param page which part of them
 */
record ListRequest(ConversacionFilter filter, PageRequest page) {}
